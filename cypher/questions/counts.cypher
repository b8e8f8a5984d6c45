// How many nodes and relationships there are, housekeeping left out.
MATCH (n)
WHERE NOT n:StancegraphSavedQuery AND NOT n:StancegraphScene AND NOT n:StancegraphToken
  AND NOT n:StancegraphImport AND NOT n:StancegraphLink AND NOT n:StancegraphCoding
  AND NOT n:StancegraphRevision AND NOT n:StancegraphReport
  AND NOT n:StancegraphWebhook AND NOT n:StancegraphEvent
  AND NOT n:StancegraphAudit AND NOT n:StancegraphVersion
RETURN 'nodes' AS what, count(n) AS count
UNION ALL
MATCH ()-[r]->()
RETURN 'relationships' AS what, count(r) AS count
