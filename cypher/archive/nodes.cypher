// Entities whose id begins with their label, in the order of their ids, some at a time.
// $after: the last id before; $limit
MATCH (n:Entity)
WHERE n.id > $after AND any(label IN labels(n) WHERE n.id STARTS WITH toLower(label) + ':')
RETURN n AS node
ORDER BY n.id
LIMIT $limit
