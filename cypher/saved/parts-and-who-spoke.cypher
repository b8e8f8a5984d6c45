// title: Parts of an agreement, and who spoke about each
// description: Every part with its number, the number of statements about it, and the speakers.
// tags: structure
// view: table
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "required": true, "options": ["Agreement"], "default": "agreement:pact"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*1..10]-(part:Agreement)
OPTIONAL MATCH (part)<-[:ABOUT]-(s:Statement)<-[:MADE]-(who)
WITH DISTINCT part, s, who ORDER BY who.name, who.id
WITH part, count(DISTINCT s) AS statements, collect(DISTINCT who) AS speakers
RETURN part, part.number AS number, statements, speakers
ORDER BY statements DESC, part.id
