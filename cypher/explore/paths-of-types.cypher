// The shortest paths between two nodes, over relationships of the given types, either direction.
// $from, $to, $limit. The marks: relationship types, the greatest length.
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
MATCH p = allShortestPaths((a)-[:/*types*/MADE|ABOUT*../*max*/6]-(b))
RETURN p AS path
ORDER BY [n IN nodes(p) | n.id], [r IN relationships(p) | r.id]
LIMIT $limit
