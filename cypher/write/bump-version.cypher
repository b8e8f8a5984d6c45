// Tells every server that what it has cached or indexed is stale. Part of every write.
MERGE (v:GraphVersion {key: 'graph'})
SET v.version = coalesce(v.version, 0) + 1
