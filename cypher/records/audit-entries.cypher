// The audit, the latest entry first. $skip, $limit
MATCH (a:StancegraphAudit {stancegraphKey: '*'})
UNWIND a.entries[$skip..$skip + $limit] AS entry
RETURN entry
