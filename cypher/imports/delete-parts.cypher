// Deletes what was kept to undo an import. $prefix: with what the keys of its parts begin.
MATCH (d:StancegraphImport)
WHERE d.stancegraphKey STARTS WITH $prefix AND COUNT { (d)--() } = 0
DELETE d
