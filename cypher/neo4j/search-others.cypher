// The nodes that a full-text index of others finds, best first.
// $index: its name. $query: in the language of such indexes. $limit: at most so many.
CALL db.index.fulltext.queryNodes($index, $query, {limit: $limit}) YIELD node, score
RETURN node, score
ORDER BY score DESC
