// Who made each statement.
MATCH (x:Entity)-[r:MADE]->(s:Statement)
WHERE r.id STARTS WITH x.id AND r.id CONTAINS '|MADE|' AND r.id ENDS WITH s.id
RETURN s.id AS statement, x.id AS node
