// Deletes relationships of ours. $rows: {id, anchor}, the id of each and that of the end from which it
// is looked for.
UNWIND $rows AS row
MATCH (n:Entity {id: row.anchor})-[r]-(:Entity)
WHERE r.id = row.id
WITH DISTINCT r
DELETE r
