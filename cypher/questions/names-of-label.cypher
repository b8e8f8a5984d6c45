// What the search by name knows of nodes with a label, of a graph of others that is too large to know
// all of it. $label, $limit
MATCH (n)
WHERE $label IN labels(n)
WITH n LIMIT $limit
RETURN n AS node, COUNT { (n)--() } AS degree
