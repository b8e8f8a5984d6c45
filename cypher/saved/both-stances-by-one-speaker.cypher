// title: Both stances by one speaker
// description: Speakers who both supported and opposed the same agreement, with the statements side by side.
// tags: words, changes
// view: table
// parameter: {"name": "speaker", "type": "entity", "label": "Speaker", "options": ["Actor", "Party", "Institution"]}
MATCH (who)-[:MADE]->(pro:Statement)-[for:ABOUT]->(a:Agreement)
WHERE for.stance = 'support' AND ($speaker IS NULL OR who.id = $speaker)
MATCH (who)-[:MADE]->(contra:Statement)-[against:ABOUT]->(a)
WHERE against.stance = 'oppose'
RETURN DISTINCT who, a AS agreement, pro.date AS supportedOn, pro AS support, contra.date AS opposedOn,
  contra AS opposition
ORDER BY who.name, who.id, agreement.id, supportedOn, support.id, opposedOn, opposition.id
