// title: Who answered whom, as a graph
MATCH (who)-[made:MADE]->(answer:Statement)-[answers:RESPONDS_TO]->(first:Statement)
MATCH (first)<-[said:MADE]-(whom)
RETURN who, made, answer, answers, first, said, whom
ORDER BY answer.date, answer.id, first.id, who.id, whom.id
LIMIT 40
