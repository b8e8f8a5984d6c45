// A node whose entry of the audit now lies together with others, and that another program has joined to
// nodes of its own, stays without its key: it is no entry any more.
MATCH (e:StancegraphAudit)
WHERE e.stancegraphKey STARTS WITH e.at AND e.action STARTS WITH '' AND e.kind STARTS WITH ''
  AND e.means STARTS WITH '' AND e.name STARTS WITH ''
  AND COUNT { (e)--() } > 0
REMOVE e.stancegraphKey
