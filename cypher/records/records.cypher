// Every record of a label with its body. The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery)
WHERE d.stancegraphKey STARTS WITH '' AND d.revision >= 0
RETURN d.stancegraphKey AS key, d.title AS title, d.summary AS summary, d.body AS body,
  d.revision AS revision, d.created AS created, d.changed AS changed
ORDER BY key
