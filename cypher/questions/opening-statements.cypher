// Candidates for the first scene: statements on the given agreements with speaker and stance. $ids
MATCH (a:Agreement)<-[about:ABOUT]-(s:Statement)<-[:MADE]-(x)
WHERE a.id IN $ids
RETURN s.id AS id, s.kind AS kind, size(s.text) AS length, a.id AS agreement, about.stance AS stance,
  x.id AS speaker, COUNT { (x)-[:MADE]->() } AS spoken,
  EXISTS { (x)-[:MEMBER_OF]->() } AS hasParty, EXISTS { (s)-[:RESPONDS_TO]->() } AS answers
