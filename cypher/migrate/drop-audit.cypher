// Deletes the nodes whose entries of the audit now lie together, but those that another program has
// joined to nodes of its own.
MATCH (e:StancegraphAudit)
WHERE e.stancegraphKey STARTS WITH e.at AND e.action STARTS WITH '' AND e.kind STARTS WITH ''
  AND e.means STARTS WITH '' AND e.name STARTS WITH ''
  AND COUNT { (e)--() } = 0
DELETE e
