// How many entries the audit has.
OPTIONAL MATCH (a:StancegraphAudit {stancegraphKey: '*'})
RETURN coalesce(size(a.entries), 0) AS total
