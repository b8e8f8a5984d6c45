// title: Countries that speak
// description: The countries of speakers, and how many statements were made from each. EU stands for bodies of the Union; speakers without a country are left out.
// tags: words
// view: table
MATCH (x:Entity)-[:MADE]->(s:Statement)
WHERE x.country IS NOT NULL
WITH x.country AS country, count(DISTINCT s) AS statements
RETURN country, country + ' (' + toString(statements) + ')' AS label, statements
ORDER BY country
