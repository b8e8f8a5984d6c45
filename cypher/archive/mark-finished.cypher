// Says that the store is whole again.
MATCH (v:StancegraphVersion {stancegraphKey: 'restore'})
SET v.version = 0
