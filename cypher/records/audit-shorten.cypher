// Drops the oldest entries of the audit. Last in every write: from here on also writers of the graph
// and of records queue up behind one another. $kept: so many stay.
MERGE (v:GraphVersion {key: 'audit'})
SET v.version = coalesce(v.version, 0) + 1
WITH v
MATCH (entry:Audit)
WITH entry
ORDER BY entry.key DESC
SKIP $kept
DELETE entry
