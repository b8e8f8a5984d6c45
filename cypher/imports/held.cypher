// How many statements and sources there are, and the first and last day of a statement: nulls where none
// is dated. $statements, $sources: the forms of their ids
OPTIONAL MATCH (s:Entity:Statement)
WHERE s.id =~ $statements
WITH count(s) AS statements, min(s.date) AS from, max(s.dateEnd) AS to
OPTIONAL MATCH (x:Entity:Source)
WHERE x.id =~ $sources
RETURN statements, count(x) AS sources, from, to
