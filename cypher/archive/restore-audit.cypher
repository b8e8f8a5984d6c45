// Puts entries of an audit among those that are there, the latest first; each begins with its time.
// $entries; $kept: so many stay.
MERGE (a:StancegraphAudit {stancegraphKey: '*'})
WITH a, $entries + coalesce(a.entries, []) AS all
UNWIND all AS entry
WITH DISTINCT a, entry
ORDER BY entry DESC
WITH a, collect(entry) AS entries
SET a.entries = entries[..$kept]
