// title: Who acted on an agreement but said nothing about it
// description: Who acted on the agreement or one of its parts without a statement about any of them recorded here.
// tags: acts
// view: table
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "required": true, "options": ["Agreement"], "default": "agreement:pact"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (who)-[act:/*acts*/SIGNED]->(a)
WHERE NOT EXISTS {
  MATCH (who)-[:MADE]->(:Statement)-[:ABOUT]->(:Agreement)-[:PART_OF*0..10]->(w:Agreement)
  WHERE w.id = $agreement
}
RETURN DISTINCT who, type(act) AS act, a AS agreement,
  left(toString(act.date), CASE WHEN act.date.month <> act.dateEnd.month THEN 4
    WHEN act.date <> act.dateEnd THEN 7 ELSE 10 END) AS date,
  coalesce(act.verified, true) AS verified
ORDER BY who.name, who.id, act, agreement.id, date
