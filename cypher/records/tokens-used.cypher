// When each token was last used.
MATCH (t:StancegraphToken)
WHERE t.lastUsed IS NOT NULL
RETURN t.stancegraphKey AS key, t.lastUsed AS lastUsed
ORDER BY key
