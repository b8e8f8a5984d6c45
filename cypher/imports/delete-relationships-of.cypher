// Deletes the relationships of the given entities that an import brought. $ids; $import: its id.
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r]-(:Entity)
WHERE r.importId = $import
WITH DISTINCT r
DELETE r
