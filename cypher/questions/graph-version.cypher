// The version of what the store holds; bumped by every write. Null in a store we never wrote to.
OPTIONAL MATCH (v:StancegraphVersion {stancegraphKey: 'graph'})
RETURN v.version AS version
