// The engine's numbers of some entities: of nodes whose id begins with their label. $ids: theirs.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(label IN labels(n) WHERE n.id STARTS WITH toLower(label) + ':')
RETURN id, id(n) AS number
