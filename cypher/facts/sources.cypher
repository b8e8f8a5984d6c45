// The sources that each statement is stated in.
MATCH (s:Statement)-[:STATED_IN]->(source:Source)
RETURN s.id AS statement, source.id AS node
