// The relationships that go out from the given entities to entities, both told by ids that begin with
// their label. $ids
UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r]->(b:Entity)
WHERE any(label IN labels(a) WHERE a.id STARTS WITH toLower(label) + ':')
  AND any(label IN labels(b) WHERE b.id STARTS WITH toLower(label) + ':')
RETURN r AS relationship, a.id AS from, b.id AS to
