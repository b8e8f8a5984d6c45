// Writes records as they were, with their revisions and days. $rows. The mark: the label.
UNWIND $rows AS row
MERGE (d:/*label*/StancegraphSavedQuery {stancegraphKey: row.key})
SET d.title = row.title, d.summary = row.summary, d.body = row.body,
  d.revision = row.revision, d.created = row.created, d.changed = row.changed
