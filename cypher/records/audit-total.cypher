// How many entries the audit has.
MATCH (entry:StancegraphAudit)
WHERE entry.stancegraphKey STARTS WITH entry.at
RETURN count(entry) AS total
