// How many relationships each of the given nodes has. $keys
UNWIND $keys AS key
MATCH (n) WHERE elementId(n) = key
RETURN elementId(n) AS id, COUNT { (n)--() } AS degree
