// How many relationships element-neighbours has in all. $key, $types, $label, $direction
MATCH (n) WHERE id(n) = $key
MATCH (n)-[r]-(m)
WHERE ($types IS NULL OR type(r) IN $types)
  AND ($label IS NULL OR $label IN labels(m))
  AND ($direction = 'both' OR ($direction = 'out' AND startNode(r) = n)
    OR ($direction = 'in' AND endNode(r) = n))
RETURN count(DISTINCT r) AS total
