// The searched words of the given statements. $ids
UNWIND $ids AS id
MATCH (s:Entity {id: id})
RETURN s.id AS id, s.searchText AS searchText
