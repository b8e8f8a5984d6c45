// Which properties relationships of each type have, of a part of them. $part: between 0 and 1
MATCH ()-[r]->()
WHERE rand() < $part
WITH DISTINCT type(r) AS type, keys(r) AS names
UNWIND names AS property
RETURN DISTINCT type, property
