// The agreements that most statements are about. $limit
MATCH (a:Agreement)<-[:ABOUT]-(s:Statement)
RETURN a.id AS id, count(DISTINCT s) AS statements
ORDER BY statements DESC, id
LIMIT $limit
