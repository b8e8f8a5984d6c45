// How many relationships of each type there are.
MATCH ()-[r]->()
RETURN type(r) AS type, count(*) AS count
