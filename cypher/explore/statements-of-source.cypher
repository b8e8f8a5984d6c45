// Ids of the statements stated in a source, by date. $id
MATCH (source:Entity {id: $id})<-[:STATED_IN]-(s:Statement)
RETURN DISTINCT s.id AS id, s.date AS first, s.dateEnd AS last
