// Deletes relationships of ours between nodes of ours: those whose id begins with their label. $rows:
// {id, type, anchor, other}: both ends, looked for from the anchor.
UNWIND $rows AS row
MATCH (n:Entity {id: row.anchor})-[r]-(o:Entity {id: row.other})
WHERE r.id = row.id AND type(r) = row.type
  AND any(label IN labels(n) WHERE n.id STARTS WITH toLower(label) + ':')
  AND any(label IN labels(o) WHERE o.id STARTS WITH toLower(label) + ':')
WITH DISTINCT r
DELETE r
