// Puts entries of the audit that an earlier version kept in a node each together into one: those with
// the label, the key and all properties of an entry. $kept: so many stay.
MATCH (e:StancegraphAudit)
WHERE e.stancegraphKey STARTS WITH e.at AND e.action STARTS WITH '' AND e.kind STARTS WITH ''
  AND e.means STARTS WITH '' AND e.name STARTS WITH ''
WITH collect(e.stancegraphKey + '|' + e.action + '|' + e.kind + '|' + e.means + '||' + e.name) AS found
WHERE size(found) > 0
MERGE (a:StancegraphAudit {stancegraphKey: '*'})
WITH a, found + coalesce(a.entries, []) AS all
UNWIND all AS entry
WITH DISTINCT a, entry
ORDER BY entry DESC
WITH a, collect(entry) AS entries
SET a.entries = entries[..$kept]
