// Tells every server that what it has cached or indexed is stale. First in every write: from here
// on writers queue up behind one another.
MERGE (v:StancegraphVersion {stancegraphKey: 'graph'})
SET v.version = coalesce(v.version, 0) + 1
REMOVE v.marks
