// title: The words behind a link
// sentence: What [speaker] and [other] said about the same agreements, from [from] to [to]
// parameter: {"name": "speaker", "type": "entity", "label": "Speaker", "options": ["/*speakers*/Actor"], "required": true, "default": "actor:marjolein-faber"}
// parameter: {"name": "other", "type": "entity", "label": "Other speaker", "options": ["/*speakers*/Actor"], "required": true, "default": "actor:geert-wilders"}
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
MATCH (who:Entity)-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE who.id IN [$speaker, $other] AND (about.stance = 'support' OR about.stance = 'oppose')
// with from
  AND s.dateEnd >= date($from)
// end
// with to
  AND s.date <= date($to)
// end
WITH a, collect(DISTINCT who.id) AS sides, collect({who: who, statement: s, stance: about.stance}) AS stands
WHERE size(sides) = 2
UNWIND stands AS one
WITH a, one.who AS who, one.stance AS stance, one.statement AS s
RETURN a AS agreement, who, stance,
  left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END) AS date,
  s AS statement
ORDER BY agreement.id, who.id, date, statement.id
