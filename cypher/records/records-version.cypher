// The version of the records; bumped by every write of one. Null where there never was any.
OPTIONAL MATCH (v:StancegraphVersion {stancegraphKey: 'records'})
RETURN v.version AS version
