// title: What one speaker said about everything
// description: Every statement by an actor, party or institution, by agreement and date.
// tags: words
// view: table
// parameter: {"name": "speaker", "type": "entity", "label": "Speaker", "required": true, "options": ["/*speakers*/Actor"], "default": "actor:marjolein-faber"}
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
MATCH (who:Entity {id: $speaker})-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE ($from IS NULL OR s.dateEnd >= date($from))
  AND ($to IS NULL OR s.date <= date($to))
RETURN a AS agreement,
  left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END) AS date,
  about.stance AS stance, s AS statement
ORDER BY a.name, a.id, date, s.id
