// The best connected of some nodes, whatever they are, without housekeeping, for a first scene of a
// graph of others. $looked: at most so many are looked at. $limit
MATCH (n)
WHERE NOT n:StancegraphSavedQuery AND NOT n:StancegraphScene AND NOT n:StancegraphToken
  AND NOT n:StancegraphImport AND NOT n:StancegraphLink AND NOT n:StancegraphCoding
  AND NOT n:StancegraphCodingText
  AND NOT n:StancegraphRevision AND NOT n:StancegraphReport
  AND NOT n:StancegraphWebhook AND NOT n:StancegraphEvent
  AND NOT n:StancegraphAudit AND NOT n:StancegraphVersion
WITH n LIMIT $looked
WITH n, COUNT { (n)--() } AS degree
RETURN n AS node, degree
ORDER BY degree DESC
LIMIT $limit
