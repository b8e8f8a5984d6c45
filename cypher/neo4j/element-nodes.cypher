// Nodes by the store's own ids, those that exist and are not the program's own
// records. $keys
UNWIND $keys AS key
MATCH (n) WHERE elementId(n) = key
  AND NOT n:SavedQuery AND NOT n:Scene AND NOT n:Import AND NOT n:Audit AND NOT n:GraphVersion
RETURN n AS node
