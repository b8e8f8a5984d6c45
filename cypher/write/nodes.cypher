// Creates or replaces nodes of one label. $rows: {id, properties, dates}; dates are ISO texts, each
// named date as its first day and, with End, its last. The history of what was coded here stays.
// The marks: the label, and a line for each date of the vocabulary.
UNWIND $rows AS row
MERGE (n:Entity:/*label*/Actor {id: row.id})
WITH n, row, n.historyText AS history
SET n = row.properties
SET n.historyText = coalesce(row.properties.historyText, history)
SET n./*date*/date = date(row.dates./*date*/date), n./*date*/dateEnd = date(row.dates./*date*/dateEnd)
