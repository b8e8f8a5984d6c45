// The shortest paths between two nodes, over relationships of any type in either direction.
// $from, $to, $limit. The mark: the greatest length.
MATCH (a:Entity {id: $from})
MATCH (b:Entity {id: $to})
MATCH p = allShortestPaths((a)-[*../*max*/6]-(b))
WITH p, reduce(ids = '', n IN nodes(p) | ids + n.id + ' ') AS nodeIds,
  reduce(ids = '', r IN relationships(p) | ids + r.id + ' ') AS relationshipIds
ORDER BY nodeIds, relationshipIds
LIMIT $limit
RETURN p AS path
