// Which of the ids are entities of ours. $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n.id AS id
