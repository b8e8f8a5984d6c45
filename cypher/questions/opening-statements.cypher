// Candidates for the first scene: statements on the given agreements with speaker and stance;
// what others join to them does not count. $ids
MATCH (a:Agreement)<-[about:ABOUT]-(s:Statement)<-[made:MADE]-(x)
WHERE a.id IN $ids
  AND about.id STARTS WITH s.id AND about.id CONTAINS '|ABOUT|' AND about.id ENDS WITH a.id
  AND made.id STARTS WITH x.id AND made.id CONTAINS '|MADE|' AND made.id ENDS WITH s.id
RETURN s.id AS id, s.kind AS kind, size(s.text) AS length, a.id AS agreement, about.stance AS stance,
  x.id AS speaker,
  EXISTS {
    MATCH (x)-[r:MEMBER_OF]->(p:Entity)
    WHERE p.id =~ '(party|institution):[a-z0-9][a-z0-9._-]*'
      AND r.id STARTS WITH x.id + '|MEMBER_OF|' + p.id + '|'
  } AS hasParty,
  EXISTS {
    MATCH (s)-[r:RESPONDS_TO]->(t:Statement)
    WHERE t:Entity AND t.id =~ 'statement:[a-z0-9][a-z0-9._-]*'
      AND r.id STARTS WITH s.id AND r.id CONTAINS '|RESPONDS_TO|' AND r.id ENDS WITH t.id
  } AS answers
