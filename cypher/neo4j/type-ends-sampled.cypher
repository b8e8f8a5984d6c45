// Which labels relationships of each type join, of a part of them. $part: between 0 and 1
MATCH (a)-[r]->(b)
WHERE rand() < $part
RETURN type(r) AS type, labels(a) AS from, labels(b) AS to, count(*) AS count
