// A record by its key. $key. The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery {stancegraphKey: $key})
WHERE d.revision >= 0
RETURN d.stancegraphKey AS key, d.title AS title, d.summary AS summary, d.body AS body,
  d.revision AS revision, d.created AS created, d.changed AS changed
