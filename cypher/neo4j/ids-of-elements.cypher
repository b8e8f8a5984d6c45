// The ids of nodes known by the store's own ids. $keys
MATCH (n) WHERE elementId(n) IN $keys
RETURN elementId(n) AS key, labels(n) AS labels, n.id AS id
