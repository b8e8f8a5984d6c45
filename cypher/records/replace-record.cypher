// Replaces a record that is there in the expected revision; a row when it was replaced.
// $key, $expected (null for any revision), $title, $summary, $body, $now, $entry (of the audit).
// The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery {stancegraphKey: $key})
WHERE d.revision = coalesce($expected, d.revision)
MATCH (v:StancegraphVersion {stancegraphKey: 'records'})
SET d.title = $title, d.summary = $summary, d.body = $body,
  d.revision = v.version, d.changed = $now
CREATE (entry:StancegraphAudit)
SET entry = $entry
RETURN d.revision AS revision, d.created AS created
