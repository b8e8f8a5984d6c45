// title: Acted but said nothing about it
// sentence: Everyone who [act] [agreement] or its parts, without a statement about any of them
// parameter: {"name": "act", "type": "choice", "label": "Act", "any": "acted on", "titles": {"/*acts*/SIGNED": "signed"}}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"], "required": true, "default": "agreement:pact"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[act:/*acts*/SIGNED]-(who)
WHERE true
// with act
  AND type(act) = $act
// end
  AND NOT EXISTS {
    MATCH (who)-[:MADE]->(:Statement)-[:ABOUT]->(:Agreement)-[:PART_OF*0..10]->(w:Agreement)
    WHERE w.id = $agreement
  }
RETURN who, type(act) AS act, a AS agreement,
  left(toString(act.date), CASE WHEN act.date.month <> act.dateEnd.month THEN 4
    WHEN act.date <> act.dateEnd THEN 7 ELSE 10 END) AS date
ORDER BY who.name, who.id, act, agreement.id, date
