// Counts by type, direction and labels at the other end, of a node without an id of ours. $key
MATCH (n) WHERE elementId(n) = $key
MATCH (n)-[r]->(m)
RETURN type(r) AS type, 'out' AS direction, labels(m) AS labels, count(*) AS count
UNION ALL
MATCH (n) WHERE elementId(n) = $key
MATCH (n)<-[r]-(m)
RETURN type(r) AS type, 'in' AS direction, labels(m) AS labels, count(*) AS count
