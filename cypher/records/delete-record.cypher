// Deletes a record that is there in the expected revision, unless another program has joined it to
// nodes of its own; its last state when it was deleted.
// $key, $expected (null for any revision), $entry (of the audit). The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery {stancegraphKey: $key})
WHERE d.revision = coalesce($expected, d.revision) AND COUNT { (d)--() } = 0
WITH d, d.title AS title, d.summary AS summary, d.body AS body, d.revision AS revision,
  d.created AS created, d.changed AS changed
DELETE d
CREATE (entry:StancegraphAudit)
SET entry = $entry
RETURN title, summary, body, revision, created, changed
