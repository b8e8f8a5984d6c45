// title: Both stances by one speaker
// description: Speakers who both supported and opposed the same agreement: one row per pair of statements. Two on the same date are no change of position.
// tags: words, changes
// view: table
// parameter: {"name": "speaker", "type": "entity", "label": "Speaker", "options": ["/*speakers*/Actor"]}
MATCH (who)-[:MADE]->(pro:Statement)-[for:ABOUT]->(a:Agreement)
WHERE for.stance = 'support' AND ($speaker IS NULL OR who.id = $speaker)
MATCH (who)-[:MADE]->(contra:Statement)-[against:ABOUT]->(a)
WHERE against.stance = 'oppose'
RETURN DISTINCT who, a AS agreement,
  left(toString(pro.date), CASE WHEN pro.date.month <> pro.dateEnd.month THEN 4
    WHEN pro.date <> pro.dateEnd THEN 7 ELSE 10 END) AS supportedOn,
  pro AS support,
  left(toString(contra.date), CASE WHEN contra.date.month <> contra.dateEnd.month THEN 4
    WHEN contra.date <> contra.dateEnd THEN 7 ELSE 10 END) AS opposedOn,
  contra AS opposition
ORDER BY who.name, who.id, agreement.id, supportedOn, support.id, opposedOn, opposition.id
