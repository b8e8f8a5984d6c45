// Every record of a label, without its body. The mark: the label.
MATCH (d:/*label*/SavedQuery)
RETURN d.key AS key, d.title AS title, d.summary AS summary,
  d.revision AS revision, d.created AS created, d.changed AS changed
ORDER BY key
