// The sources that each statement is stated in.
MATCH (s:Statement)-[r:STATED_IN]->(source:Source)
WHERE r.id STARTS WITH s.id AND r.id CONTAINS '|STATED_IN|' AND r.id ENDS WITH source.id
RETURN s.id AS statement, source.id AS node, r.main AS main
