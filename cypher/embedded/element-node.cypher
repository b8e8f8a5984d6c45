// A node of a graph that we do not know, by the store's own id. $key
MATCH (n) WHERE id(n) = $key
RETURN n AS node
