// title: Who agrees and who disagrees with a speaker
// description: Other speakers by the number of agreements on which both took the same side, and opposite sides. An agreement on which one of them took both sides counts in both columns. Unidentified speakers come last.
// tags: structure
// view: table
// parameter: {"name": "speaker", "type": "entity", "label": "Speaker", "required": true, "options": ["/*speakers*/Actor"], "default": "actor:geert-wilders"}
MATCH (me:Entity {id: $speaker})-[:MADE]->(:Statement)-[mine:ABOUT]->(a:Agreement)
WHERE mine.stance = 'support' OR mine.stance = 'oppose'
WITH DISTINCT me, a, mine.stance AS stance
MATCH (a)<-[theirs:ABOUT]-(:Statement)<-[:MADE]-(other)
WHERE other <> me AND (theirs.stance = 'support' OR theirs.stance = 'oppose')
WITH DISTINCT other, a, stance, theirs.stance AS theirStance
WITH other, sum(CASE WHEN stance = theirStance THEN 1 ELSE 0 END) AS same,
  sum(CASE WHEN stance = theirStance THEN 0 ELSE 1 END) AS opposite
RETURN other, same, opposite, same - opposite AS balance,
  coalesce(other.unidentified, false) AS unidentified
ORDER BY unidentified, balance DESC, same DESC, other.id
