// The program's own records with what tells whether one has changed.
MATCH (n:StancegraphSavedQuery)
RETURN id(n) AS number, [n.stancegraphKey, n.revision, n.changed] AS state
UNION ALL
MATCH (n:StancegraphScene)
RETURN id(n) AS number, [n.stancegraphKey, n.revision, n.changed] AS state
UNION ALL
MATCH (n:StancegraphImport)
RETURN id(n) AS number, [n.stancegraphKey, n.revision, n.changed] AS state
UNION ALL
MATCH (n:StancegraphCoding)
RETURN id(n) AS number, [n.stancegraphKey, n.revision, n.changed] AS state
UNION ALL
MATCH (n:StancegraphAudit)
RETURN id(n) AS number, [n.stancegraphKey] AS state
UNION ALL
MATCH (n:StancegraphVersion)
RETURN id(n) AS number, [n.stancegraphKey, n.version] AS state
