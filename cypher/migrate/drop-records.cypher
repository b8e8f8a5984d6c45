// Deletes the nodes whose records now lie together, but those that another program has joined to
// nodes of its own. The mark: the label.
MATCH (all:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
MATCH (d:/*label*/StancegraphSavedQuery)
WHERE d.stancegraphKey STARTS WITH '' AND d.title STARTS WITH '' AND d.summary STARTS WITH ''
  AND d.body STARTS WITH '' AND d.revision >= 0 AND d.created STARTS WITH '' AND d.changed STARTS WITH ''
  AND d.stancegraphKey IN all.keys AND COUNT { (d)--() } = 0
DELETE d
