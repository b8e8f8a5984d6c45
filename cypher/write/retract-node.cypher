// Deletes an entity that nothing is joined to. $id
MATCH (n:Entity {id: $id})
WHERE COUNT { (n)--() } = 0
DELETE n
