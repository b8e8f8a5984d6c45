// When tokens were last used: their keys, and beside each the time.
MATCH (d:StancegraphToken {stancegraphKey: '*'})
RETURN coalesce(d.usedKeys, []) AS keys, coalesce(d.usedAt, []) AS times
