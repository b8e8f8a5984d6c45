// Which statement answers which.
MATCH (s:Statement)-[r:RESPONDS_TO]->(answered:Statement)
WHERE r.id STARTS WITH s.id AND r.id CONTAINS '|RESPONDS_TO|' AND r.id ENDS WITH answered.id
RETURN s.id AS statement, answered.id AS node
