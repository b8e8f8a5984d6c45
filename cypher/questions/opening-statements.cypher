// Candidates for the first scene: statements on the given agreements with speaker and stance;
// what others join to them does not count. $ids
MATCH (a:Agreement)<-[about:ABOUT]-(s:Statement)<-[:MADE]-(x)
WHERE a.id IN $ids
RETURN s.id AS id, s.kind AS kind, size(s.text) AS length, a.id AS agreement, about.stance AS stance,
  x.id AS speaker,
  EXISTS {
    MATCH (x)-[:MEMBER_OF]->(p:Entity) WHERE p.id =~ '(party|institution):[a-z0-9][a-z0-9._-]*'
  } AS hasParty,
  EXISTS {
    MATCH (s)-[:RESPONDS_TO]->(t:Statement) WHERE t:Entity AND t.id =~ 'statement:[a-z0-9][a-z0-9._-]*'
  } AS answers
