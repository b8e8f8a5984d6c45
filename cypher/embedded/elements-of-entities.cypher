// The engine's own numbers of entities. $ids: their ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN id(n) AS number
