// How many relationships each of the nodes has, and how many statements are about it. $ids
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN n.id AS id, COUNT { (n)--() } AS degree, COUNT { (n)<-[:ABOUT]-() } AS statements
