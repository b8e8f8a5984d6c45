// Nodes that are joined to every one of the given nodes, the most recent first. $ids, $skip, $limit
UNWIND $ids AS id
MATCH (n:Entity {id: id})--(m:Entity)
WHERE NOT m.id IN $ids
WITH m, count(DISTINCT id) AS joined
WHERE joined = size($ids)
RETURN m AS node
ORDER BY m.date IS NULL, m.date DESC, m.id
SKIP $skip LIMIT $limit
