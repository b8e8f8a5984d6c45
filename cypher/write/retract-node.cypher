// Deletes an entity of ours, whose id begins with its label, that nothing is joined to. $id
MATCH (n:Entity {id: $id})
WHERE COUNT { (n)--() } = 0
  AND any(label IN labels(n) WHERE n.id STARTS WITH toLower(label) + ':')
DELETE n
