// The sources that a statement is stated in. $id
MATCH (s:Entity {id: $id})-[r:STATED_IN]->(source:Source)
RETURN source AS node, coalesce(r.main, false) AS main
ORDER BY main DESC, source.id
