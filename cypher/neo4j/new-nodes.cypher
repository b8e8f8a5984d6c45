// Creates nodes of one label that are known not to be there, unless somebody else has written meanwhile:
// then nothing is created, which the version that is given back tells. $version: after this write's own bump.
// $rows: {id, properties, dates} as in write/nodes.cypher. The marks: the label, and a line for each date.
MATCH (v:StancegraphVersion {stancegraphKey: 'graph'})
WHERE v.version = $version
UNWIND $rows AS row
CREATE (n:Entity:/*label*/Actor)
SET n = row.properties
SET n./*date*/date = date(row.dates./*date*/date), n./*date*/dateEnd = date(row.dates./*date*/dateEnd)
