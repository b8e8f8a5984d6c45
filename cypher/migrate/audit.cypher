// Gives entries of the audit that an earlier version made the label and key that nobody else has.
// Only what is certainly one goes: these properties and no other, a key that begins with its time, no
// other label, no relationship.
MATCH (entry:Audit)
WHERE size(labels(entry)) = 1 AND size(keys(entry)) = 6 AND COUNT { (entry)--() } = 0
  AND entry.at =~ '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z'
  AND entry.key =~ '.{24} [0-9]{6} [0-9a-f]{8}' AND entry.key STARTS WITH entry.at
  AND entry.action IN ['create', 'change', 'delete', 'load', 'restore']
  AND entry.kind IN ['SavedQuery', 'Scene', 'Import', 'Dossier', 'Backup']
  AND entry.name STARTS WITH '' AND entry.means IN ['server', 'command']
WITH entry.key AS key, collect(entry) AS found
OPTIONAL MATCH (there:StancegraphAudit {stancegraphKey: key})
WITH key, found, count(there) AS taken
WHERE size(found) = 1 AND taken = 0
UNWIND found AS entry
SET entry:StancegraphAudit, entry.stancegraphKey = key
REMOVE entry:Audit, entry.key
