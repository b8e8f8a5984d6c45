// The relationships of an entity that are of some types, in either direction; one that begins and
// ends at it is there twice. $id, $types
MATCH (a:Entity {id: $id})-[r]->(b:Entity)
WHERE type(r) IN $types
RETURN r AS relationship, a.id AS from, b.id AS to
UNION ALL
MATCH (b:Entity {id: $id})<-[r]-(a:Entity)
WHERE type(r) IN $types
RETURN r AS relationship, a.id AS from, b.id AS to
