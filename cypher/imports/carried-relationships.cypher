// Ids of the relationships of a type that some imports brought, in their order, some at a time.
// $imports: ids of imports; $after: the last id before; $limit. The mark: the type.
MATCH (:Entity)-[r:/*type*/MADE]->(:Entity)
WHERE r.importId IN $imports AND r.id > $after
RETURN r.id AS id, r.importPlace AS place
ORDER BY id
LIMIT $limit
