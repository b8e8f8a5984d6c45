// Deletes some entities with their relationships. $limit
MATCH (n:Entity)
WITH n LIMIT $limit
DETACH DELETE n
