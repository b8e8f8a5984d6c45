// A node of a graph that we do not know, by the store's own id. $key
MATCH (n) WHERE elementId(n) = $key
RETURN n AS node
