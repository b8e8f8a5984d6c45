// The ids of nodes known by the store's own ids. $keys: whole numbers
UNWIND $keys AS key
MATCH (n) WHERE id(n) = key
RETURN elementId(n) AS key, labels(n) AS labels, n.id AS id
