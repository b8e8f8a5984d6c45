// The statements that a node is joined to. $id, $types (or null for all), $direction
MATCH (n:Entity {id: $id})-[r]-(m:Statement)
WHERE ($types IS NULL OR type(r) IN $types)
  AND ($direction = 'both' OR ($direction = 'out' AND startNode(r) = n)
    OR ($direction = 'in' AND endNode(r) = n))
RETURN m.id AS statement, count(DISTINCT r) AS relationships
