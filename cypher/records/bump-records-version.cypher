// Tells every server that saved queries, scenes or other records have changed, and lets their
// writers queue up behind one another. Part of every write of records; the graph stays as it is.
MERGE (v:StancegraphVersion {stancegraphKey: 'records'})
SET v.version = coalesce(v.version, 0) + 1
