// The nodes whose words match a full-text query, best first.
// $index: name of the index. $query: words joined by OR. $limit: at most so many.
CALL db.index.fulltext.queryNodes($index, $query, {limit: $limit}) YIELD node, score
RETURN node.id AS id, coalesce(node.searchText, '') AS searchText
ORDER BY score DESC, id
