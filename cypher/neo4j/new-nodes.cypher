// Creates nodes of one label that are known not to be there, while another transaction of the same writer
// holds the graph's version. $rows: {id, properties, dates} as in write/nodes.cypher. The marks: the label,
// and a line for each date.
UNWIND $rows AS row
CREATE (n:Entity:/*label*/Actor)
SET n = row.properties
SET n./*date*/date = date(row.dates./*date*/date), n./*date*/dateEnd = date(row.dates./*date*/dateEnd)
