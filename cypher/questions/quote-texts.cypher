// The words of statements, for checking quotations: their own, those in their sources, and our
// translation. $after: an id; $limit: at most so many, in the order of their ids.
MATCH (s:Statement)
WHERE s:Entity AND s.id STARTS WITH 'statement:' AND s.id > $after
WITH s ORDER BY s.id LIMIT $limit
RETURN s.id AS id, s.text AS text, s.translation AS translation, s.kind AS kind,
  [(s)-[r:STATED_IN]->(x:Source)
    WHERE x:Entity AND x.id =~ 'source:[a-z0-9][a-z0-9._-]*'
      AND r.id STARTS WITH s.id AND r.id ENDS WITH x.id | r.exact] AS exact
