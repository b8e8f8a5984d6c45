// The best connected entities, for a first scene where nothing is said. $limit
MATCH (n:Entity)
WITH n, COUNT { (n)--() } AS degree
RETURN n.id AS id, labels(n) AS labels
ORDER BY degree DESC, id
LIMIT $limit
