// title: What rests on general knowledge
// description: Nodes that are marked as not verified, with the note that says why.
// tags: sources
// view: table
MATCH (n:Entity)
WHERE n.verified = false
RETURN n AS fact, n.basis AS basis, n.note AS note
ORDER BY n.id
