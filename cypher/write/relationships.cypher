// Creates or replaces relationships of one type between nodes of ours that exist: those whose id
// begins with their label. $rows: {id, from, to,
// properties, dates}; dates as in nodes.cypher. The marks: the type,
// and a line for each date.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
WHERE any(label IN labels(a) WHERE a.id STARTS WITH toLower(label) + ':')
MATCH (b:Entity {id: row.to})
WHERE any(label IN labels(b) WHERE b.id STARTS WITH toLower(label) + ':')
MERGE (a)-[r:/*type*/MADE {id: row.id}]->(b)
SET r = row.properties
SET r./*date*/date = date(row.dates./*date*/date), r./*date*/dateEnd = date(row.dates./*date*/dateEnd)
