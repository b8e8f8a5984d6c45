// title: Who a speaker answers, and who answers back
// description: How often a speaker answered others and was answered by them.
// tags: words
// view: table
// parameter: {"name": "speaker", "type": "entity", "label": "Speaker", "required": true, "options": ["/*speakers*/Actor"], "default": "actor:marjolein-faber"}
MATCH (me:Entity {id: $speaker})-[:MADE]->(mine:Statement)-[:RESPONDS_TO]->(theirs:Statement)<-[:MADE]-(other)
RETURN 'answers' AS direction, other, mine AS answer, theirs AS first,
  left(toString(mine.date), CASE WHEN mine.date.month <> mine.dateEnd.month THEN 4
    WHEN mine.date <> mine.dateEnd THEN 7 ELSE 10 END) AS date
ORDER BY date, mine.id
UNION ALL
MATCH (me:Entity {id: $speaker})-[:MADE]->(mine:Statement)<-[:RESPONDS_TO]-(theirs:Statement)<-[:MADE]-(other)
RETURN 'is answered by' AS direction, other, theirs AS answer, mine AS first,
  left(toString(theirs.date), CASE WHEN theirs.date.month <> theirs.dateEnd.month THEN 4
    WHEN theirs.date <> theirs.dateEnd THEN 7 ELSE 10 END) AS date
ORDER BY date, theirs.id
