// The version of the records; bumped by every write of one. Null where there never was any.
OPTIONAL MATCH (v:GraphVersion {key: 'records'})
RETURN v.version AS version
