// Replaces a record that is there in the expected revision; a row when it was replaced.
// $key, $expected (null for any revision), $title, $summary, $body, $now, $entry (of the audit).
// The mark: the label.
MATCH (d:/*label*/SavedQuery {key: $key})
WHERE $expected IS NULL OR d.revision = $expected
MATCH (v:GraphVersion {key: 'records'})
SET d.title = $title, d.summary = $summary, d.body = $body,
  d.revision = v.version, d.changed = $now
CREATE (entry:Audit)
SET entry = $entry
RETURN d.revision AS revision, d.created AS created
