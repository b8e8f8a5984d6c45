// title: Countries that speak
// description: The countries of speakers, by how many statements were made from each.
// tags: words
// view: table
MATCH (x:Entity)-[:MADE]->(s:Statement)
WHERE x.country IS NOT NULL
RETURN x.country AS country, x.country + ' (' + toString(count(DISTINCT s)) + ')' AS statements
ORDER BY country
