// title: Statements from a source
// description: What a source states, who said it and on which agreement.
// tags: words, sources
// view: table
// parameter: {"name": "source", "type": "entity", "label": "Source", "required": true, "options": ["Source"], "default": "source:seed-article"}
MATCH (source:Entity {id: $source})<-[place:STATED_IN]-(s:Statement)<-[:MADE]-(who)
MATCH (s)-[about:ABOUT]->(a:Agreement)
RETURN
  left(toString(s.date), CASE WHEN s.date.month <> s.dateEnd.month THEN 4
    WHEN s.date <> s.dateEnd THEN 7 ELSE 10 END) AS date,
  who, s AS statement, a AS agreement, about.stance AS stance,
  coalesce(place.main, false) AS codedFromHere
ORDER BY date, s.id, who.id, a.id
