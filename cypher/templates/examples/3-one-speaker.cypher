// title: What one speaker said, with a parameter
// values: {"speaker": "actor:marjolein-faber"}
MATCH (who:Entity {id: $speaker})-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
RETURN about.stance AS stance, a AS agreement, s AS statement
ORDER BY s.date DESC, statement.id, agreement.id
