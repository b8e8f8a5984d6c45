// How many relationships of each type join which labels.
MATCH (a)-[r]->(b)
RETURN type(r) AS type, labels(a) AS from, labels(b) AS to, count(*) AS count
