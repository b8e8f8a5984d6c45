// What the search by name knows of: every node but statements and sources of ours and housekeeping.
// $limit: at most so many.
MATCH (n)
WHERE (NOT n:Entity OR (NOT n:Statement AND NOT n:Source))
  AND NOT n:StancegraphSavedQuery AND NOT n:StancegraphScene AND NOT n:StancegraphImport AND NOT n:StancegraphAudit
  AND NOT n:StancegraphVersion
RETURN n AS node, COUNT { (n)--() } AS degree
LIMIT $limit
