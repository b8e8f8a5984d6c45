// As new-nodes.cypher, for relationships of one type between nodes of two labels, whose ids begin with
// them. $rows: {id, from, to, properties, dates}. The marks: labels, type, and a line for each date.
// The index is named because a plan that was made for a small graph reads all of it, for each row.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
USING INDEX SEEK a:Entity(id)
WHERE a:/*start*/Actor
MATCH (b:Entity {id: row.to})
USING INDEX SEEK b:Entity(id)
WHERE b:/*end*/Statement
CREATE (a)-[r:/*type*/MADE]->(b)
SET r = row.properties
SET r./*date*/date = date(row.dates./*date*/date), r./*date*/dateEnd = date(row.dates./*date*/dateEnd)
