// The text of a source, where it is kept, and the hash of the text from which statements were coded. $id
MATCH (n:Entity {id: $id})
RETURN n.text AS text, n.textHash AS hash
