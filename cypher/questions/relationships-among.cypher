// The relationships that join the given nodes among themselves. $ids, $limit
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r]->(b:Entity)
WHERE b.id IN $ids
RETURN r AS relationship, a.id AS from, b.id AS to
ORDER BY from, to, r.id
LIMIT $limit
