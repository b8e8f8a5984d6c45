// Ids of the statements whose words hold every given one. $words: folded words
MATCH (s:Statement)
WHERE all(word IN $words WHERE (' ' + s.searchText + ' ') CONTAINS (' ' + word + ' '))
RETURN s.id AS id
