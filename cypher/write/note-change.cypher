// Notes what a write touched beside its version, and drops the oldest notes. Last in every write.
// $ids: the entities whose facts it touched; null for more than are worth noting.
// $kept: so many notes stay.
MATCH (v:StancegraphVersion {stancegraphKey: 'graph'})
MERGE (note:StancegraphVersion {stancegraphKey: 'change ' + toString(v.version)})
SET note.change = v.version, note.ids = $ids, note.marks = v.marks
WITH v.version - $kept AS oldest
MATCH (old:StancegraphVersion)
WHERE old.stancegraphKey STARTS WITH 'change ' AND old.change <= oldest
  AND COUNT { (old)--() } = 0
DELETE old
