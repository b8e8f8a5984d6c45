// The entities of ours with the given ids, those that exist. $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE any(label IN labels(n) WHERE n.id STARTS WITH toLower(label) + ':')
RETURN n AS node
