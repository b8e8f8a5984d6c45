// Deletes every record of a label; their node stays, which another program may have joined to its own.
// The mark: the label.
MATCH (d:/*label*/StancegraphSavedQuery {stancegraphKey: '*'})
SET d.keys = [], d.titles = [], d.summaries = [], d.bodies = [], d.revisions = [], d.created = [],
  d.changed = []
