// The audit, the latest entry first. $skip, $limit
MATCH (entry:StancegraphAudit)
WHERE entry.stancegraphKey STARTS WITH entry.at
RETURN entry.stancegraphKey AS key, entry.at AS at, entry.action AS action, entry.kind AS kind,
  entry.name AS name, entry.means AS means, entry.by AS by
ORDER BY key DESC
SKIP $skip LIMIT $limit
