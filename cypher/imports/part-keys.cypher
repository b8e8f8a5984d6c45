// Keys of what is kept to undo an import, in their order. $prefix: with what they begin.
MATCH (d:StancegraphImport)
WHERE d.stancegraphKey STARTS WITH $prefix
RETURN d.stancegraphKey AS key
ORDER BY key
