// How many entities of a label are ours, told by their ids. $form: of such an id. The mark: the label.
MATCH (n:Entity:/*label*/Actor)
WHERE n.id =~ $form
RETURN count(n) AS count
