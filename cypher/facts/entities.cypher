// Every entity but statements and sources, with what rows are named and grouped by.
MATCH (n:Entity)
WHERE NOT n:Statement AND NOT n:Source
RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.country AS country, n.kind AS kind,
  n.unidentified AS unidentified
