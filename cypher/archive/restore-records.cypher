// Writes records as they were, with their revisions and days. Lists in the same order: $keys, $titles,
// $summaries, $bodies, $revisions, $created, $changed. The mark: the label.
MERGE (d:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
WITH d, [i IN range(0, size(coalesce(d.keys, [])) - 1) WHERE NOT d.keys[i] IN $keys] AS others
SET d.titles = [i IN others | d.titles[i]] + $titles,
  d.summaries = [i IN others | d.summaries[i]] + $summaries,
  d.bodies = [i IN others | d.bodies[i]] + $bodies,
  d.revisions = [i IN others | d.revisions[i]] + $revisions,
  d.created = [i IN others | d.created[i]] + $created,
  d.changed = [i IN others | d.changed[i]] + $changed,
  d.keys = [i IN others | d.keys[i]] + $keys
