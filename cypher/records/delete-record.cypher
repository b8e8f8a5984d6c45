// Deletes a record that is there in the expected revision; its last state when it was deleted.
// $key, $expected (null for any revision), $entry (of the audit), $kept. The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
WITH d, [i IN range(0, size(d.keys) - 1) WHERE d.keys[i] = $key][0] AS at
WHERE at IS NOT NULL AND d.revisions[at] = coalesce($expected, d.revisions[at])
WITH d, at, d.titles[at] AS title, d.summaries[at] AS summary, d.bodies[at] AS body,
  d.revisions[at] AS revision, d.created[at] AS created, d.changed[at] AS changed
SET d.keys = d.keys[..at] + d.keys[at + 1..], d.titles = d.titles[..at] + d.titles[at + 1..],
  d.summaries = d.summaries[..at] + d.summaries[at + 1..],
  d.bodies = d.bodies[..at] + d.bodies[at + 1..],
  d.revisions = d.revisions[..at] + d.revisions[at + 1..],
  d.created = d.created[..at] + d.created[at + 1..],
  d.changed = d.changed[..at] + d.changed[at + 1..]
WITH title, summary, body, revision, created, changed
MERGE (a:StancegraphAudit {stancegraphKey: '*'})
SET a.entries = ([$entry] + coalesce(a.entries, []))[..$kept]
RETURN title, summary, body, revision, created, changed
