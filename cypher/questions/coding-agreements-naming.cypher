// Agreements that name an entity in a property of their own. $id
MATCH (n:Agreement)
WHERE n.rapporteur = $id OR $id IN n.repeals
RETURN n.id AS id, n.rapporteur AS rapporteur, n.repeals AS repeals
