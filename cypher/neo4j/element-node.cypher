// A node of a graph that we do not know, by the store's own id; never one
// of the program's own records. $key
MATCH (n) WHERE elementId(n) = $key
  AND NOT n:SavedQuery AND NOT n:Scene AND NOT n:Import AND NOT n:Audit AND NOT n:GraphVersion
RETURN n AS node
