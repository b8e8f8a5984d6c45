// The store's own ids of the given nodes, those that exist. $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN id AS id, elementId(n) AS key
