// The relationships that join the given nodes among themselves, by the store's own ids.
// $keys, $keyTexts: the same as texts, $limit
UNWIND $keys AS key
MATCH (a) WHERE elementId(a) = key
MATCH (a)-[r]->(b)
WHERE elementId(b) IN $keyTexts
RETURN r AS relationship
LIMIT $limit
