// title: Speakers on the same side
// description: Pairs of speakers by the pairs of their statements on the same side of an agreement (congruence) and on opposite sides (conflict), every statement counted: the network of speakers with duplicates=include.
// tags: structure
// view: table
// parameter: {"name": "least", "type": "number", "label": "Congruence of at least", "required": true, "default": 2}
MATCH (who:Actor)-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE about.stance = 'support' OR about.stance = 'oppose'
WITH who, a, about.stance AS stance, count(DISTINCT s) AS said
WITH a, collect({who: who, id: who.id, stance: stance, said: said}) AS stands
UNWIND stands AS x
UNWIND stands AS y
WITH a, x, y
WHERE x.id < y.id
WITH x.who AS one, y.who AS other,
  sum(CASE WHEN x.stance = y.stance THEN x.said * y.said ELSE 0 END) AS congruence,
  sum(CASE WHEN x.stance = y.stance THEN 0 ELSE x.said * y.said END) AS conflict,
  count(DISTINCT a) AS agreements
WHERE congruence >= $least
RETURN one, other, congruence, conflict, congruence - conflict AS weight, agreements
ORDER BY weight DESC, congruence DESC, one.id, other.id
