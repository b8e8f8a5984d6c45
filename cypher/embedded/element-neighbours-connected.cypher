// Relationships and neighbours of a node without an id of ours, the best connected first.
// $key, $types and $label (or null), $direction (in, out, both), $skip, $limit
MATCH (n) WHERE id(n) = $key
MATCH (n)-[r]-(m)
WHERE ($types IS NULL OR type(r) IN $types)
  AND ($label IS NULL OR $label IN labels(m))
  AND ($direction = 'both' OR ($direction = 'out' AND startNode(r) = n)
    OR ($direction = 'in' AND endNode(r) = n))
WITH DISTINCT n, r, m
WITH n, r, m, COUNT { (m)--() } AS degree
RETURN r AS relationship, m AS neighbour, startNode(r) = n AS outgoing
ORDER BY degree DESC, type(r), elementId(r)
SKIP $skip LIMIT $limit
