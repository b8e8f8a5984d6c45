// How many nodes are the program's own records, and how many relationships others have joined to them.
// The marks: the label.
MATCH (n:/*label*/StancegraphSavedQuery)
OPTIONAL MATCH (n)-[r]-()
RETURN count(DISTINCT n) AS nodes, count(DISTINCT r) AS relationships
