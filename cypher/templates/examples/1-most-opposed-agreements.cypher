// title: The agreements that most statements oppose
MATCH (s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE about.stance = 'oppose'
RETURN a AS agreement, count(s) AS statements
ORDER BY statements DESC, agreement.id
LIMIT 20
