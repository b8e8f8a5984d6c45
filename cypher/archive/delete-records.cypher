// Deletes every record of a label. The mark: the label.
MATCH (d:/*label*/SavedQuery)
DELETE d
