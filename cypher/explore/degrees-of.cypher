// How many relationships each of the given nodes has. $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN id AS id, COUNT { (n)--() } AS degree
