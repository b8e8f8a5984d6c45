// What carries the mark of an import and of which versions are kept, with these versions.
// $import: its id.
MATCH (n:Entity)
WHERE n.importId = $import AND n.historyText IS NOT NULL
RETURN n.id AS id, n.historyText AS historyText
