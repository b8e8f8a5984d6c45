// Deletes a record that is there in the expected revision; its last state when it was deleted.
// $key, $expected (null for any revision), $entry (of the audit). The mark: the label.
MATCH (d:/*label*/SavedQuery {key: $key})
WHERE $expected IS NULL OR d.revision = $expected
WITH d, d.title AS title, d.summary AS summary, d.body AS body, d.revision AS revision,
  d.created AS created, d.changed AS changed
DELETE d
CREATE (entry:Audit)
SET entry = $entry
RETURN title, summary, body, revision, created, changed
