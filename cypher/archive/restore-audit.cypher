// Puts entries of an audit beside those that are there. $rows
UNWIND $rows AS row
MERGE (entry:Audit {key: row.key})
SET entry = row
