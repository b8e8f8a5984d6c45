// How many nodes carry each set of labels.
MATCH (n)
RETURN labels(n) AS labels, count(*) AS count
