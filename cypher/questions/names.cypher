// What the search by name knows of: every node but those of texts of ours (statements, sources) and
// housekeeping. Others may have nodes with these labels.
// $limit: at most so many.
MATCH (n)
WHERE NOT n:StancegraphSavedQuery AND NOT n:StancegraphScene AND NOT n:StancegraphToken
  AND NOT n:StancegraphImport AND NOT n:StancegraphLink AND NOT n:StancegraphCoding
  AND NOT n:StancegraphCodingText
  AND NOT n:StancegraphRevision AND NOT n:StancegraphReport
  AND NOT n:StancegraphWebhook AND NOT n:StancegraphEvent
  AND NOT n:StancegraphAudit AND NOT n:StancegraphVersion
  AND (NOT n:Entity OR NOT n:/*each texts*/Statement)
RETURN n AS node, COUNT { (n)--() } AS degree
LIMIT $limit
