// A record by its key. $key. The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
UNWIND [i IN range(0, size(d.keys) - 1) WHERE d.keys[i] = $key] AS i
RETURN d.keys[i] AS key, d.titles[i] AS title, d.summaries[i] AS summary, d.bodies[i] AS body,
  d.revisions[i] AS revision, d.created[i] AS created, d.changed[i] AS changed
