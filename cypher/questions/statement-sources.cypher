// The sources that a statement is stated in. $id
MATCH (s:Entity {id: $id})-[r:STATED_IN]->(source:Source)
WHERE r.id STARTS WITH s.id AND r.id CONTAINS '|STATED_IN|' AND r.id ENDS WITH source.id
RETURN source AS node, coalesce(r.main, false) AS main
ORDER BY main DESC, source.id
