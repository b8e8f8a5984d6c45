// Whether a restore was begun and not finished: a row when it was.
MATCH (v:StancegraphVersion {stancegraphKey: 'restore'})
WHERE v.version > 0
RETURN v.version AS version
