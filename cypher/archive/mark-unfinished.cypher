// Says that the store is being restored and is not whole.
MERGE (v:StancegraphVersion {stancegraphKey: 'restore'})
SET v.version = 1
