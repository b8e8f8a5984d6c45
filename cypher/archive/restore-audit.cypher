// Puts entries of an audit beside those that are there. $rows
UNWIND $rows AS row
MERGE (entry:StancegraphAudit {stancegraphKey: row.stancegraphKey})
SET entry = row
