// Some nodes with a label, of those that are looked through. $label, $looked, $limit
MATCH (n)
WITH n LIMIT $looked
WITH n
WHERE $label IN labels(n)
RETURN n AS node
LIMIT $limit
