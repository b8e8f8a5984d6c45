// One step from each of the given nodes, in either direction, of nodes without an id of ours.
// $keys, $types and $avoid (or null for all and none), $limit
UNWIND $keys AS key
MATCH (n) WHERE id(n) = key
MATCH (n)-[r]-(m)
WHERE ($types IS NULL OR type(r) IN $types) AND ($avoid IS NULL OR NOT type(r) IN $avoid)
RETURN elementId(n) AS near, r.id AS relationship, type(r) AS type, elementId(r) AS key, m.id AS far,
  labels(m) AS labels, elementId(m) AS farKey
LIMIT $limit
