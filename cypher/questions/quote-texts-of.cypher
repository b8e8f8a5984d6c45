// As quote-texts.cypher, of the given statements. $ids
UNWIND $ids AS id
MATCH (s:Entity {id: id})
WHERE s:Statement
RETURN s.id AS id, s.text AS text, s.translation AS translation, s.kind AS kind,
  [(s)-[r:STATED_IN]->(:Source) | r.exact] AS exact
