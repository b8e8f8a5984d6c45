// title: Statements by class of their source
// description: How many statements are coded from primary sources, press, partisan outlets and reprints, by publisher.
// tags: sources
// view: table
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"]}
MATCH (source:Source)<-[:STATED_IN {main: true}]-(s:Statement)-[:ABOUT]->(a:Agreement)
WHERE $agreement IS NULL OR a.id = $agreement
RETURN source.sourceClass AS class, source.publisher AS publisher, count(DISTINCT s) AS statements
ORDER BY statements DESC, class, publisher
