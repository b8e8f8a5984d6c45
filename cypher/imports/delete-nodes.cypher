// Deletes those of the given entities that an import brought and that nothing is joined to.
// $ids; $import: its id.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n.importId = $import AND COUNT { (n)--() } = 0
DELETE n
