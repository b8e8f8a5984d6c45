// A node of a graph that we do not know, by the store's own id; never one
// of the program's own records. $key
MATCH (n) WHERE elementId(n) = $key
  AND NOT n:StancegraphSavedQuery AND NOT n:StancegraphScene AND NOT n:StancegraphToken
  AND NOT n:StancegraphImport AND NOT n:StancegraphLink AND NOT n:StancegraphCoding
  AND NOT n:StancegraphCodingText
  AND NOT n:StancegraphRevision AND NOT n:StancegraphReport
  AND NOT n:StancegraphWebhook AND NOT n:StancegraphEvent
  AND NOT n:StancegraphAudit AND NOT n:StancegraphVersion
RETURN n AS node
