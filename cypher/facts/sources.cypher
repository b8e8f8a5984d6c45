// The sources that each statement is stated in.
MATCH (s:Statement)-[r:STATED_IN]->(source:Source)
RETURN s.id AS statement, source.id AS node, r.main AS main
