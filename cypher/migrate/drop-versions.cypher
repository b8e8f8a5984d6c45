// Deletes the version of the audit and the notes of writes that an earlier version kept in a node each.
// Servers that would need the notes read everything once.
MATCH (v:StancegraphVersion)
WHERE COUNT { (v)--() } = 0
  AND CASE WHEN v.change >= 1 THEN v.stancegraphKey = 'change ' + toString(v.change)
    ELSE v.stancegraphKey = 'audit' AND v.version >= 1 END
DELETE v
