// title: Statements by type and publisher of their source
// description: How many statements were coded from primary sources, press, partisan outlets and reprints, and how many from each publisher. Each statement counts for the source it was coded from.
// tags: sources
// view: table
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"]}
MATCH (source:Source)<-[:STATED_IN {main: true}]-(s:Statement)-[:ABOUT]->(a:Agreement)
WHERE $agreement IS NULL OR a.id = $agreement
WITH source.sourceClass AS class, source.publisher AS publisher, count(DISTINCT s) AS statements
WITH class, sum(statements) AS inClass, collect({publisher: publisher, statements: statements}) AS publishers
UNWIND publishers AS one
RETURN class, inClass, one.publisher AS publisher, one.statements AS statements
ORDER BY inClass DESC, class, statements DESC, publisher
