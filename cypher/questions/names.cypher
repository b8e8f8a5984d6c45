// What the search by name knows of: every node but statements, sources and housekeeping.
// $limit: at most so many.
MATCH (n)
WHERE NOT n:Statement AND NOT n:Source AND NOT n:SavedQuery AND NOT n:Scene AND NOT n:Import
  AND NOT n:Audit AND NOT n:GraphVersion
RETURN n AS node, COUNT { (n)--() } AS degree
LIMIT $limit
