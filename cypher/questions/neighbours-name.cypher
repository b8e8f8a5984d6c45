// Relationships and neighbours of a node, by name.
// $id, $types and $label (or null for all), $direction (in, out or both),
// $except (ids of neighbours to leave out), $skip, $limit
MATCH (n:Entity {id: $id})-[r]-(m)
WHERE ($types IS NULL OR type(r) IN $types)
  AND ($label IS NULL OR $label IN labels(m))
  AND ($direction = 'both' OR ($direction = 'out' AND startNode(r) = n)
    OR ($direction = 'in' AND endNode(r) = n))
  AND NOT coalesce(m.id, '') IN $except
WITH DISTINCT n, r, m, coalesce(m.name, m.title, m.text) AS name, m.id AS id,
  r.id AS relationshipId
ORDER BY name, id, relationshipId
SKIP $skip LIMIT $limit
RETURN r AS relationship, m AS neighbour, startNode(r) = n AS outgoing
