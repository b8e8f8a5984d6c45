// How many relationships of a node match, shown or not.
// $id, $types and $label (or null for all), $direction (in, out or both)
MATCH (n:Entity {id: $id})-[r]-(m)
WHERE ($types IS NULL OR type(r) IN $types)
  AND ($label IS NULL OR $label IN labels(m))
  AND ($direction = 'both' OR ($direction = 'out' AND startNode(r) = n)
    OR ($direction = 'in' AND endNode(r) = n))
RETURN count(DISTINCT r) AS total
