// Nodes by their ids, those that exist. $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n AS node
