// Relationships and neighbours of a node, the best connected first.
// $id, $types and $label (or null for all), $direction (in, out or both),
// $except (ids of neighbours to leave out), $skip, $limit
MATCH (n:Entity {id: $id})-[r]-(m)
WHERE ($types IS NULL OR type(r) IN $types)
  AND ($label IS NULL OR $label IN labels(m))
  AND ($direction = 'both' OR ($direction = 'out' AND startNode(r) = n)
    OR ($direction = 'in' AND endNode(r) = n))
  AND NOT coalesce(m.id, '') IN $except
WITH DISTINCT n, r, m
WITH n, r, m, COUNT { (m)--() } AS degree, m.id AS id, r.id AS relationshipId
ORDER BY degree DESC, id, relationshipId
SKIP $skip LIMIT $limit
RETURN r AS relationship, m AS neighbour, startNode(r) = n AS outgoing
