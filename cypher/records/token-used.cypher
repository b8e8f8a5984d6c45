// Notes when a token was last used. $key, $now
MATCH (t:StancegraphToken {stancegraphKey: $key})
SET t.lastUsed = $now
