// The engine's numbers of some entities. $ids: theirs.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN id, id(n) AS number
