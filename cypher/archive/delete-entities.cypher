// Deletes some entities of ours that nothing is joined to. $form: of an id of ours; $limit. The mark:
// the label.
MATCH (n:Entity:/*label*/Actor)
WHERE n.id =~ $form AND COUNT { (n)--() } = 0
WITH n LIMIT $limit
DELETE n
RETURN count(*) AS deleted
