// Every record of a label, without its body. The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
UNWIND range(0, size(d.keys) - 1) AS i
RETURN d.keys[i] AS key, d.titles[i] AS title, d.summaries[i] AS summary,
  d.revisions[i] AS revision, d.created[i] AS created, d.changed[i] AS changed
ORDER BY key
