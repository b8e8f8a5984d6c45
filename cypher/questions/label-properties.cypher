// Which properties the nodes of each set of labels have.
MATCH (n)
UNWIND keys(n) AS property
RETURN DISTINCT labels(n) AS labels, property
