// title: Statements from a source
// description: What a source states, who said it and on which agreement.
// tags: words, sources
// view: table
// parameter: {"name": "source", "type": "entity", "label": "Source", "required": true, "options": ["Source"], "default": "source:seed-article"}
MATCH (source:Entity {id: $source})<-[place:STATED_IN]-(s:Statement)<-[:MADE]-(who)
MATCH (s)-[about:ABOUT]->(a:Agreement)
RETURN s.date AS date, who, s AS statement, a AS agreement, about.stance AS stance,
  coalesce(place.main, false) AS codedFromHere
ORDER BY date, s.id, who.id, a.id
