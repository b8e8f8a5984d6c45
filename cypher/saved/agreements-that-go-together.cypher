// title: Agreements that go together
// description: Pairs of agreements by the pairs of statements of one and the same speaker on the same side of both (congruence) and on opposite sides (conflict), every statement counted: the network of agreements with duplicates=include.
// tags: structure
// view: table
// parameter: {"name": "least", "type": "number", "label": "Congruence of at least", "required": true, "default": 1}
MATCH (who:Actor)-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE about.stance = 'support' OR about.stance = 'oppose'
WITH who, a, about.stance AS stance, count(DISTINCT s) AS said
WITH who, collect({agreement: a, id: a.id, stance: stance, said: said}) AS stands
UNWIND stands AS x
UNWIND stands AS y
WITH who, x, y
WHERE x.id < y.id
WITH x.agreement AS one, y.agreement AS other,
  sum(CASE WHEN x.stance = y.stance THEN x.said * y.said ELSE 0 END) AS congruence,
  sum(CASE WHEN x.stance = y.stance THEN 0 ELSE x.said * y.said END) AS conflict,
  count(DISTINCT who) AS speakers
WHERE congruence >= $least
RETURN one, other, congruence, conflict, congruence - conflict AS weight, speakers
ORDER BY weight DESC, congruence DESC, one.id, other.id
