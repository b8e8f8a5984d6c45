// Creates or replaces relationships of one type between nodes of ours that exist: those whose id
// begins with their label. $rows: {id, from, to,
// properties, dates}; dates as in nodes.cypher. The mark: the type.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
WHERE any(label IN labels(a) WHERE a.id STARTS WITH toLower(label) + ':')
MATCH (b:Entity {id: row.to})
WHERE any(label IN labels(b) WHERE b.id STARTS WITH toLower(label) + ':')
MERGE (a)-[r:/*type*/MADE {id: row.id}]->(b)
SET r = row.properties
SET r.date = date(row.dates.date), r.dateEnd = date(row.dates.dateEnd)
SET r.from = date(row.dates.from), r.fromEnd = date(row.dates.fromEnd)
SET r.to = date(row.dates.to), r.toEnd = date(row.dates.toEnd)
