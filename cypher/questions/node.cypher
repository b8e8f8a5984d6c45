// A node by its id. $id
MATCH (n:Entity {id: $id})
RETURN n AS node
