// title: Who said what about an agreement
// description: Every statement on the agreement or one of its parts, the latest first and the undated last, with speaker, stance and the source that it was coded from.
// tags: words
// view: table
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "required": true, "options": ["Agreement"], "default": "agreement:nl-opt-out-request"}
// parameter: {"name": "stance", "type": "stance", "label": "Stance"}
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[about:ABOUT]-(s:Statement)<-[:MADE]-(who)
WHERE ($stance IS NULL OR about.stance = $stance)
  AND ($from IS NULL OR s.dateEnd >= date($from))
  AND ($to IS NULL OR s.date <= date($to))
OPTIONAL MATCH (s)-[:STATED_IN {main: true}]->(source:Source)
RETURN DISTINCT
  left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END) AS date,
  who, about.stance AS stance, s AS statement, a AS agreement, source
ORDER BY date IS NULL, date DESC, statement.id, agreement.id, who.id
