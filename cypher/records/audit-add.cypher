// Notes in the audit what a write does. Part of every write of the graph; those of records note it
// themselves, where they take effect. $entry
CREATE (entry:StancegraphAudit)
SET entry = $entry
