// Takes over the version nodes of an earlier version: these properties and no other, no other label,
// no relationship. Every server reads anew what it had read before.
MATCH (old:GraphVersion)
WHERE size(labels(old)) = 1 AND COUNT { (old)--() } = 0
  AND old.key IN ['graph', 'records', 'audit', 'restore'] AND old.version >= 1
  AND size(keys(old)) = CASE WHEN old.key = 'graph' AND old.marks IS NOT NULL THEN 3 ELSE 2 END
WITH old.key AS key, collect(old) AS found
WHERE size(found) = 1
UNWIND found AS old
MERGE (v:StancegraphVersion {stancegraphKey: key})
SET v.version = 1 + CASE WHEN coalesce(v.version, 0) > old.version THEN v.version ELSE old.version END
DELETE old
