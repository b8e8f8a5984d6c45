// The entities with the given ids. $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n AS node
