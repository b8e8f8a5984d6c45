// How many nodes and relationships there are, and how many of the nodes are housekeeping; each is a
// number that Neo4j keeps, so that a large graph of others is counted at once.
MATCH (n)
WITH count(n) AS count
RETURN 'nodes' AS what, count
UNION ALL
MATCH ()-[r]->()
WITH count(r) AS count
RETURN 'relationships' AS what, count
UNION ALL
MATCH (n:StancegraphSavedQuery)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphScene)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphToken)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphImport)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphLink)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphCoding)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphCodingText)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphRevision)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphReport)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphWebhook)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphEvent)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphAudit)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
UNION ALL
MATCH (n:StancegraphVersion)
WITH count(n) AS count
RETURN 'housekeeping' AS what, count
