// The relationships of some types that lead to the given entities. $ids, $types
UNWIND $ids AS id
MATCH (a:Entity)-[r]->(b:Entity {id: id})
WHERE type(r) IN $types
RETURN r AS relationship, a.id AS from, b.id AS to
