// Gives records of an earlier version the label and key that nobody else has. Only what is certainly
// one goes: these properties of these kinds and no other, no other label, no relationship.
// The marks: former, the label they had; label, the one they get.
MATCH (d:/*former*/SavedQuery)
WHERE size(labels(d)) = 1 AND size(keys(d)) = 7 AND COUNT { (d)--() } = 0
  AND d.key =~ '.+' AND d.title STARTS WITH '' AND d.summary STARTS WITH ''
  AND d.body STARTS WITH '' AND d.revision >= 1
  AND d.created =~ '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z'
  AND d.changed =~ '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z'
WITH d.key AS key, collect(d) AS found
OPTIONAL MATCH (there:/*label*/StancegraphSavedQuery {stancegraphKey: key})
WITH key, found, count(there) AS taken
WHERE size(found) = 1 AND taken = 0
UNWIND found AS d
SET d:/*label*/StancegraphSavedQuery, d.stancegraphKey = key
REMOVE d:/*former*/SavedQuery, d.key
WITH max(d.revision) AS last
WHERE last IS NOT NULL
MERGE (v:StancegraphVersion {stancegraphKey: 'records'})
SET v.version = CASE WHEN coalesce(v.version, 0) > last THEN v.version ELSE last + 1 END
