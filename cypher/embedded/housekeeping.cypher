// How many nodes are the program's own records, and how many relationships others have joined to them.
// The marks: the label. An optional match would look at every relationship of the graph.
MATCH (n:/*label*/StancegraphSavedQuery)
RETURN 'nodes' AS what, count(n) AS count
UNION ALL
MATCH (n:/*label*/StancegraphSavedQuery)-[r]-()
RETURN 'relationships' AS what, count(DISTINCT r) AS count
