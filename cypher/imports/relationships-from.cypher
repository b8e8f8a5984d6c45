// The relationships of a type that go out from the given entities, all told by ids that begin with their
// label. $ids. The mark: the type.
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r:/*type*/MADE]->(b:Entity)
WHERE any(label IN labels(b) WHERE b.id STARTS WITH toLower(label) + ':')
RETURN r AS relationship, a.id AS from, b.id AS to
