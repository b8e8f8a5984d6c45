// The shortest paths between two nodes, over relationships of the given types, either direction.
// $from, $to, $limit. The marks: relationship types, the greatest length.
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
MATCH p = allShortestPaths((a)-[:/*types*/MADE|ABOUT*../*max*/6]-(b))
WITH p, reduce(ids = '', n IN nodes(p) | ids + n.id + ' ') AS nodeIds,
  reduce(ids = '', r IN relationships(p) | ids + r.id + ' ') AS relationshipIds
ORDER BY nodeIds, relationshipIds
LIMIT $limit
RETURN p AS path
