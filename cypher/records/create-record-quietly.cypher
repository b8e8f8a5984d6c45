// Makes, without an entry in the audit, a record unless there is one of that key; a row when it was made. All records of a kind lie in
// one node, each property a list in the same order.
// $key, $title, $summary, $body, $now. The mark: the label.
MERGE (d:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
WITH d
WHERE NOT $key IN coalesce(d.keys, [])
MATCH (v:StancegraphVersion {stancegraphKey: 'records'})
SET d.keys = coalesce(d.keys, []) + [$key], d.titles = coalesce(d.titles, []) + [$title],
  d.summaries = coalesce(d.summaries, []) + [$summary], d.bodies = coalesce(d.bodies, []) + [$body],
  d.revisions = coalesce(d.revisions, []) + [v.version],
  d.created = coalesce(d.created, []) + [$now], d.changed = coalesce(d.changed, []) + [$now]
WITH v.version AS revision
RETURN revision, $now AS created
