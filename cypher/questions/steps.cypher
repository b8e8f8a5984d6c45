// One step from each of the given nodes, in either direction: the relationship and the other end.
// $ids, $types and $avoid (or null for all and none), $limit
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r]-(m)
WHERE ($types IS NULL OR type(r) IN $types) AND ($avoid IS NULL OR NOT type(r) IN $avoid)
RETURN id AS near, r.id AS relationship, type(r) AS type, elementId(r) AS key, m.id AS far, labels(m) AS labels,
  elementId(m) AS farKey
LIMIT $limit
