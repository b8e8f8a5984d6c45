// Replaces, without an entry in the audit, a record that is there in the expected revision; a row when it was replaced.
// $key, $expected (null for any revision), $title, $summary, $body, $now.
// The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
WITH d, [i IN range(0, size(d.keys) - 1) WHERE d.keys[i] = $key][0] AS at
WHERE at IS NOT NULL AND d.revisions[at] = coalesce($expected, d.revisions[at])
MATCH (v:StancegraphVersion {stancegraphKey: 'records'})
SET d.titles = d.titles[..at] + [$title] + d.titles[at + 1..],
  d.summaries = d.summaries[..at] + [$summary] + d.summaries[at + 1..],
  d.bodies = d.bodies[..at] + [$body] + d.bodies[at + 1..],
  d.revisions = d.revisions[..at] + [v.version] + d.revisions[at + 1..],
  d.changed = d.changed[..at] + [$now] + d.changed[at + 1..]
WITH v.version AS revision, d.created[at] AS created
RETURN revision, created
