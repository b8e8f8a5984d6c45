// How a node is connected: counts by type, direction and labels at the other end. $id
MATCH (n:Entity {id: $id})-[r]->(m)
RETURN type(r) AS type, 'out' AS direction, labels(m) AS labels, count(*) AS count
UNION ALL
MATCH (n:Entity {id: $id})<-[r]-(m)
RETURN type(r) AS type, 'in' AS direction, labels(m) AS labels, count(*) AS count
