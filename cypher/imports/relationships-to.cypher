// The relationships of a type that come in to the given entities, all told by ids that begin with their
// label. $ids. The mark: the type.
UNWIND $ids AS id
MATCH (b:Entity {id: id})<-[r:/*type*/MADE]-(a:Entity)
WHERE any(label IN labels(a) WHERE a.id STARTS WITH toLower(label) + ':')
RETURN r AS relationship, a.id AS from, b.id AS to
