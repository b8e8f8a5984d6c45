// Which properties the relationships of each type have.
MATCH ()-[r]->()
UNWIND keys(r) AS property
RETURN DISTINCT type(r) AS type, property
