// Who made each statement.
MATCH (x:Entity)-[:MADE]->(s:Statement)
RETURN s.id AS statement, x.id AS node
