// The facts of the given statements, as they are now. $ids
UNWIND $ids AS id
MATCH (s:Entity {id: id})
WHERE s:Statement
RETURN s.id AS id, toString(s.date) AS first, toString(s.dateEnd) AS last, s.kind = 'quote' AS quote,
  s.verified AS verified, s.contested = true AS contested, s.searchText AS searchText,
  [(s)<-[r:MADE]-(x:Entity)
    WHERE r.id STARTS WITH x.id AND r.id CONTAINS '|MADE|' AND r.id ENDS WITH s.id | x.id] AS speakers,
  [(s)-[about:ABOUT]->(a:Agreement)
    WHERE about.id STARTS WITH s.id AND about.id CONTAINS '|ABOUT|' AND about.id ENDS WITH a.id |
    {node: a.id, stance: about.stance}] AS about,
  [(s)-[r:STATED_IN]->(source:Source)
    WHERE r.id STARTS WITH s.id AND r.id CONTAINS '|STATED_IN|' AND r.id ENDS WITH source.id |
    {node: source.id, main: r.main}] AS sources,
  [(s)-[r:RESPONDS_TO]->(answered:Statement)
    WHERE r.id STARTS WITH s.id AND r.id CONTAINS '|RESPONDS_TO|' AND r.id ENDS WITH answered.id |
    answered.id] AS answers
