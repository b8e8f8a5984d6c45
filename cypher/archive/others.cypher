// How many nodes are neither entities nor the program's own records: a backup leaves them out.
MATCH (n)
WHERE NOT n:Entity AND NOT n:SavedQuery AND NOT n:Scene AND NOT n:Import AND NOT n:Audit
  AND NOT n:GraphVersion
RETURN count(n) AS count
