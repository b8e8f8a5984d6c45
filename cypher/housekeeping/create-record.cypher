// Makes a record unless there is one of that key; a row when it was made.
// $key, $title, $summary, $body, $now. The mark: the label.
OPTIONAL MATCH (old:/*label*/SavedQuery {key: $key})
WITH count(old) AS there
WHERE there = 0
MATCH (v:GraphVersion {key: 'records'})
CREATE (d:/*label*/SavedQuery {key: $key})
SET d.title = $title, d.summary = $summary, d.body = $body,
  d.revision = v.version, d.created = $now, d.changed = $now
RETURN d.revision AS revision, d.created AS created
