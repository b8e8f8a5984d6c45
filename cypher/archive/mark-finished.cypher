// Says that the store is whole again.
MATCH (v:GraphVersion {key: 'restore'})
DELETE v
