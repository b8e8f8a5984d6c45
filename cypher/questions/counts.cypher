// How many nodes and relationships there are, housekeeping left out.
MATCH (n)
WHERE NOT n:SavedQuery AND NOT n:Scene AND NOT n:Import AND NOT n:Audit AND NOT n:GraphVersion
RETURN 'nodes' AS what, count(n) AS count
UNION ALL
MATCH ()-[r]->()
RETURN 'relationships' AS what, count(r) AS count
