// Entities in the order of their ids, some at a time. $after: the last id before; $limit
MATCH (n:Entity)
WHERE n.id > $after
RETURN n AS node
ORDER BY n.id
LIMIT $limit
