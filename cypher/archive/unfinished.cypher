// Whether a restore was begun and not finished: a row when it was.
MATCH (v:GraphVersion {key: 'restore'})
RETURN v.version AS version
