// The relationships that go out from the given entities to entities. $ids
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r]->(b:Entity)
RETURN r AS relationship, a.id AS from, b.id AS to
