// title: What is not verified, and why
// description: Statements, entities and relationships for which the compilers found no page to read, with their note.
// tags: sources
// view: table
MATCH (n:Entity)
WHERE n.verified = false
RETURN n AS fact, null AS from, null AS to, n.basis AS basis, n.note AS note
ORDER BY n.id
UNION ALL
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.verified = false
RETURN r AS fact, a AS from, b AS to, r.basis AS basis, r.note AS note
ORDER BY r.id
