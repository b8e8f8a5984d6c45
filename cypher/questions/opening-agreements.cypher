// The agreements that most statements of ours are about: others may join theirs to them. $limit
MATCH (a:Agreement)<-[r:ABOUT]-(s:Statement)
WHERE s:Entity AND s.id =~ 'statement:[a-z0-9][a-z0-9._-]*'
  AND r.id STARTS WITH s.id AND r.id CONTAINS '|ABOUT|' AND r.id ENDS WITH a.id
RETURN a.id AS id, count(DISTINCT s) AS statements
ORDER BY statements DESC, id
LIMIT $limit
