// Notes what a write touched beside its version, and drops the oldest notes. Last in every write.
// $ids: the entities whose facts it touched; null for more than are worth noting.
// $kept: so many notes stay.
MATCH (v:GraphVersion {key: 'graph'})
MERGE (note:GraphVersion {key: 'change ' + toString(v.version)})
SET note.change = v.version, note.ids = $ids, note.marks = v.marks
WITH v.version - $kept AS oldest
MATCH (old:GraphVersion)
WHERE old.change <= oldest
DELETE old
