// title: Parties on opposite sides
// description: Pairs of national parties by the pairs of statements of their members at the time on opposite sides of an agreement (conflict) and on the same side (congruence), every statement counted: the network of parties with duplicates=include.
// tags: structure
// view: table
// parameter: {"name": "least", "type": "number", "label": "Conflict of at least", "required": true, "default": 1}
MATCH (who)-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE about.stance = 'support' OR about.stance = 'oppose'
MATCH (party:Party)<-[terms:MEMBER_OF*0..1]-(who)
WHERE coalesce(party.kind, '') <> 'parliamentary-group'
  AND all(m IN terms WHERE (m.from IS NULL OR s.dateEnd IS NULL OR m.from <= s.dateEnd)
    AND (m.toEnd IS NULL OR s.date IS NULL OR m.toEnd >= s.date))
WITH party, a, about.stance AS stance, count(DISTINCT s) AS said
WITH a, collect({party: party, id: party.id, stance: stance, said: said}) AS stands
UNWIND stands AS x
UNWIND stands AS y
WITH a, x, y
WHERE x.id < y.id
WITH x.party AS one, y.party AS other,
  sum(CASE WHEN x.stance = y.stance THEN 0 ELSE x.said * y.said END) AS conflict,
  sum(CASE WHEN x.stance = y.stance THEN x.said * y.said ELSE 0 END) AS congruence,
  count(DISTINCT a) AS agreements
WHERE conflict >= $least
RETURN one, other, conflict, congruence, congruence - conflict AS weight, agreements
ORDER BY weight, conflict DESC, one.id, other.id
