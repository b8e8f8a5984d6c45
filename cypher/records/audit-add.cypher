// Notes in the audit what a write does, the latest first, and drops the oldest. Last in every write of
// the graph; those of records note it themselves, where they take effect. $entry: a line of text;
// $kept: so many stay.
MERGE (a:StancegraphAudit {stancegraphKey: '*'})
SET a.entries = ([$entry] + coalesce(a.entries, []))[..$kept]
