// Makes a record unless there is one of that key; a row when it was made.
// $key, $title, $summary, $body, $now, $entry (of the audit). The mark: the label.
OPTIONAL MATCH (old:/*label*/StancegraphSavedQuery {stancegraphKey: $key})
WITH count(old) AS there
WHERE there = 0
MATCH (v:StancegraphVersion {stancegraphKey: 'records'})
CREATE (d:/*label*/StancegraphSavedQuery {stancegraphKey: $key})
SET d.title = $title, d.summary = $summary, d.body = $body,
  d.revision = v.version, d.created = $now, d.changed = $now
CREATE (entry:StancegraphAudit)
SET entry = $entry
RETURN d.revision AS revision, d.created AS created
