// title: Who answered whom
// description: Statements about an agreement or its parts that answer other statements, with both speakers.
// tags: words
// view: graph
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "required": true, "options": ["Agreement"], "default": "agreement:nl-opt-out-request"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[:ABOUT]-(answer:Statement)-[answers:RESPONDS_TO]->(first:Statement)
MATCH (answer)<-[madeAnswer:MADE]-(who)
MATCH (first)<-[madeFirst:MADE]-(whom)
RETURN DISTINCT
  left(toString(answer.date), CASE WHEN answer.date.month <> answer.dateEnd.month THEN 4
    WHEN answer.date <> answer.dateEnd THEN 7 ELSE 10 END) AS date,
  who, madeAnswer, answer, answers, first, madeFirst, whom
ORDER BY date, answer.id, first.id, who.id, whom.id
