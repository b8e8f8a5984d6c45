// How many entities there are.
MATCH (n:Entity)
RETURN count(n) AS count
