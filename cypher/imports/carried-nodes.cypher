// Ids of the entities of a label that some imports brought, in their order, some at a time.
// $imports: ids of imports; $after: the last id before; $limit. The mark: the label.
MATCH (n:Entity:/*label*/Actor)
WHERE n.importId IN $imports AND n.id > $after
RETURN n.id AS id, n.importPlace AS place
ORDER BY id
LIMIT $limit
