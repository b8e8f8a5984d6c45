// Puts records that an earlier version kept in a node each together into one: those with the label, the
// key and all properties of a record. The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery)
WHERE d.stancegraphKey STARTS WITH '' AND d.title STARTS WITH '' AND d.summary STARTS WITH ''
  AND d.body STARTS WITH '' AND d.revision >= 0 AND d.created STARTS WITH '' AND d.changed STARTS WITH ''
OPTIONAL MATCH (there:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
WITH d, coalesce(there.keys, []) AS keys
WHERE NOT d.stancegraphKey IN keys
WITH collect(d.stancegraphKey) AS keys, collect(d.title) AS titles, collect(d.summary) AS summaries,
  collect(d.body) AS bodies, collect(d.revision) AS revisions, collect(d.created) AS created,
  collect(d.changed) AS changed
WHERE size(keys) > 0
MERGE (all:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
SET all.keys = coalesce(all.keys, []) + keys, all.titles = coalesce(all.titles, []) + titles,
  all.summaries = coalesce(all.summaries, []) + summaries,
  all.bodies = coalesce(all.bodies, []) + bodies,
  all.revisions = coalesce(all.revisions, []) + revisions,
  all.created = coalesce(all.created, []) + created,
  all.changed = coalesce(all.changed, []) + changed
