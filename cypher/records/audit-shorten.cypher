// Drops the oldest entries of the audit. Last in every write: from here on also writers of the graph
// and of records queue up behind one another. Only what has the label and the key of an entry goes,
// and nothing that another program has joined to nodes of its own. $kept: so many stay.
MERGE (v:StancegraphVersion {stancegraphKey: 'audit'})
SET v.version = coalesce(v.version, 0) + 1
WITH v
MATCH (entry:StancegraphAudit)
WHERE entry.stancegraphKey STARTS WITH entry.at AND COUNT { (entry)--() } = 0
WITH entry
ORDER BY entry.stancegraphKey DESC
SKIP $kept
DELETE entry
