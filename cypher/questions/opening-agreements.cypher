// The agreements that most statements of ours are about: others may join theirs to them. $limit
MATCH (a:Agreement)<-[:ABOUT]-(s:Statement)
WHERE s:Entity AND s.id =~ 'statement:[a-z0-9][a-z0-9._-]*'
RETURN a.id AS id, count(DISTINCT s) AS statements
ORDER BY statements DESC, id
LIMIT $limit
