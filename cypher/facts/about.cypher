// The agreements that each statement is about, with its stance; a relationship of
// ours has an id that begins with that of its start and ends with that of its end.
MATCH (s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE about.id STARTS WITH s.id AND about.id CONTAINS '|ABOUT|' AND about.id ENDS WITH a.id
RETURN s.id AS statement, a.id AS node, about.stance AS stance
