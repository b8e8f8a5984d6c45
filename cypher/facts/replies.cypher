// Which statement answers which.
MATCH (s:Statement)-[:RESPONDS_TO]->(answered:Statement)
RETURN s.id AS statement, answered.id AS node
