// Says that the store is being restored and is not whole.
MERGE (v:GraphVersion {key: 'restore'})
SET v.version = 1
