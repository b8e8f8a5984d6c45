// The facts of the given statements, as they are now. $ids
UNWIND $ids AS id
MATCH (s:Entity {id: id})
WHERE s:Statement
RETURN s.id AS id, toString(s.date) AS first, toString(s.dateEnd) AS last, s.kind = 'quote' AS quote,
  s.verified AS verified, s.contested = true AS contested, s.searchText AS searchText,
  [(s)<-[:MADE]-(x:Entity) | x.id] AS speakers,
  [(s)-[about:ABOUT]->(a:Agreement) | {node: a.id, stance: about.stance}] AS about,
  [(s)-[r:STATED_IN]->(source:Source) | {node: source.id, main: r.main}] AS sources,
  [(s)-[:RESPONDS_TO]->(answered:Statement) | answered.id] AS answers
