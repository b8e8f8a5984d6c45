// title: Statements, word for word
// sentence: Statements by [speaker] that [stance] [agreement] or its parts, from [from] to [to]
// parameter: {"name": "speaker", "type": "entity", "label": "Speaker", "options": ["/*speakers*/Actor"], "default": "actor:marjolein-faber"}
// parameter: {"name": "stance", "type": "choice", "label": "Stance", "any": "are about", "titles": {"/*stances*/support": "support"}}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"]}
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
// with agreement
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[about:ABOUT]-(s:Statement)<-[:MADE]-(who)
// without agreement
//| MATCH (who)-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
// end
WHERE true
// with speaker
  AND who.id = $speaker
// end
// with stance
  AND about.stance = $stance
// end
// with from
  AND s.dateEnd >= date($from)
// end
// with to
  AND s.date <= date($to)
// end
MATCH (s)-[:STATED_IN {main: true}]->(source:Source)
RETURN DISTINCT
  left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END) AS date,
  who, about.stance AS stance, s AS statement, a AS agreement, source
ORDER BY date DESC, statement.id, agreement.id, who.id, source.id
