// The agreements that each statement is about, with its stance.
MATCH (s:Statement)-[about:ABOUT]->(a:Agreement)
RETURN s.id AS statement, a.id AS node, about.stance AS stance
