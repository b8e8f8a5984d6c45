// Notes when a token was last used. $key, $now
MATCH (d:StancegraphToken {stancegraphKey: '*'})
WITH d, [i IN range(0, size(coalesce(d.usedKeys, [])) - 1) WHERE d.usedKeys[i] <> $key] AS others
WITH d, [i IN others | d.usedKeys[i]] + [$key] AS keys, [i IN others | d.usedAt[i]] + [$now] AS times
SET d.usedKeys = keys, d.usedAt = times
