// Deletes the notes of writes that an earlier version made: these properties and no other, a key that
// tells the write, no other label, no relationship. Nobody needs them once versions.cypher has run.
MATCH (old:GraphVersion)
WHERE size(labels(old)) = 1 AND COUNT { (old)--() } = 0
  AND CASE WHEN old.change >= 1 THEN old.key = 'change ' + toString(old.change) ELSE false END
  AND size(keys(old)) = 2 + CASE WHEN old.ids IS NULL THEN 0 ELSE 1 END
    + CASE WHEN old.marks IS NULL THEN 0 ELSE 1 END
DELETE old
