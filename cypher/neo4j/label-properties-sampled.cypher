// Which properties nodes of each set of labels have, of a part of the nodes. $part: between 0 and 1
MATCH (n)
WHERE rand() < $part
WITH DISTINCT labels(n) AS labels, keys(n) AS names
UNWIND names AS property
RETURN DISTINCT labels, property
