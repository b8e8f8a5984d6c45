// Nodes by the store's own ids, those that exist. $keys
UNWIND $keys AS key
MATCH (n) WHERE elementId(n) = key
RETURN n AS node
