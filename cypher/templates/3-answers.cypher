// title: Who answered whom
// sentence: Answers by [speaker] to [whom] about [agreement] or its parts
// parameter: {"name": "speaker", "type": "entity", "label": "Who answered", "options": ["/*speakers*/Actor"]}
// parameter: {"name": "whom", "type": "entity", "label": "Who was answered", "options": ["/*speakers*/Actor"]}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"], "default": "agreement:nl-opt-out-request"}
// view: graph
// with agreement
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[:ABOUT]-(answer:Statement)-[answers:RESPONDS_TO]->(first:Statement)
// without agreement
//| MATCH (answer:Statement)-[answers:RESPONDS_TO]->(first:Statement)
// end
MATCH (answer)<-[:MADE]-(who)
MATCH (first)<-[:MADE]-(whom)
WHERE true
// with speaker
  AND who.id = $speaker
// end
// with whom
  AND whom.id = $whom
// end
RETURN DISTINCT
  left(toString(answer.date), CASE WHEN answer.date.month <> answer.dateEnd.month THEN 4
    WHEN answer.date <> answer.dateEnd THEN 7 ELSE 10 END) AS date,
  who, answer, answers, whom, first
ORDER BY date, answer.id, first.id, who.id, whom.id
