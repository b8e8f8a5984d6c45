// Deletes every record of a label, but those that another program has joined to nodes of its own.
// The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery)
WHERE d.stancegraphKey STARTS WITH '' AND d.revision >= 0 AND COUNT { (d)--() } = 0
DELETE d
