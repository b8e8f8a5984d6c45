// A relationship of a graph of others, by the store's own id, with its ends. $key: a whole number
MATCH (a)-[r]->(b) WHERE id(r) = $key
RETURN r AS relationship, a AS start, b AS end
