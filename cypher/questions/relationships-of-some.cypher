// The relationships of some nodes that join them with any of the given. $some, $ids, $limit
UNWIND $some AS id
MATCH (a:Entity {id: id})-[r]-(b:Entity)
WHERE b.id IN $ids
WITH DISTINCT r, startNode(r).id AS from, endNode(r).id AS to
RETURN r AS relationship, from, to
ORDER BY from, to, r.id
LIMIT $limit
