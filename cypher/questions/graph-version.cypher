// The version of what the store holds; bumped by every write. Null in a store we never wrote to.
OPTIONAL MATCH (v:GraphVersion {key: 'graph'})
RETURN v.version AS version
