// As quote-texts.cypher, of the given statements. $ids
UNWIND $ids AS id
MATCH (s:Entity {id: id})
WHERE s:Statement
RETURN s.id AS id, s.text AS text, s.translation AS translation, s.kind AS kind,
  [(s)-[r:STATED_IN]->(x:Source)
    WHERE x:Entity AND x.id =~ 'source:[a-z0-9][a-z0-9._-]*'
      AND r.id STARTS WITH s.id AND r.id ENDS WITH x.id | r.exact] AS exact
