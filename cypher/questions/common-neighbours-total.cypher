// How many nodes are joined to every one of the given nodes. $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})--(m:Entity)
WHERE NOT m.id IN $ids
WITH m, count(DISTINCT id) AS joined
WHERE joined = size($ids)
RETURN count(m) AS total
