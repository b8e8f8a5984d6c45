// What the search by name knows of: every node but housekeeping and, of ours, those of texts
// (statements, sources).
// $limit: at most so many.
MATCH (n)
WHERE NOT n:StancegraphSavedQuery AND NOT n:StancegraphScene AND NOT n:StancegraphImport
  AND NOT n:StancegraphAudit AND NOT n:StancegraphVersion
  AND (NOT n:Entity OR NOT n:/*each texts*/Statement)
RETURN n AS node, COUNT { (n)--() } AS degree
LIMIT $limit
