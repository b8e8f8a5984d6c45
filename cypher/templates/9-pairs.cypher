// title: Who stands together
// sentence: Pairs of [of] by what they said about [agreement] or its parts, from [from] to [to]
// parameter: {"name": "of", "type": "choice", "label": "Pairs of", "required": true, "titles": {"speaker": "speakers", "party": "parties at the time"}, "default": "speaker"}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"], "required": true, "default": "agreement:pact"}
// parameter: {"name": "from", "type": "date", "label": "From"}
// parameter: {"name": "to", "type": "date", "label": "To"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[about:ABOUT]-(s:Statement)<-[:MADE]-(who)
// with of=party
//| MATCH (party:Party)<-[terms:MEMBER_OF*0..1]-(who)
// end
WHERE (about.stance = 'support' OR about.stance = 'oppose')
// with of=party
//|   AND coalesce(party.kind, '') <> 'parliamentary-group'
//|   AND all(m IN terms WHERE (m.from IS NULL OR s.dateEnd IS NULL OR m.from <= s.dateEnd)
//|     AND (m.toEnd IS NULL OR s.date IS NULL OR m.toEnd >= s.date))
// end
// with from
  AND s.dateEnd >= date($from)
// end
// with to
  AND s.date <= date($to)
// end
// with of=speaker
WITH who AS node, a, about.stance AS stance, count(DISTINCT s) AS said
// end
// with of=party
//| WITH party AS node, a, about.stance AS stance, count(DISTINCT s) AS said
// end
WITH a, collect({node: node, id: node.id, stance: stance, said: said}) AS stands
UNWIND stands AS x
UNWIND stands AS y
WITH a, x, y
WHERE x.id < y.id
WITH x.node AS one, y.node AS other,
  sum(CASE WHEN x.stance = y.stance THEN x.said * y.said ELSE 0 END) AS congruence,
  sum(CASE WHEN x.stance = y.stance THEN 0 ELSE x.said * y.said END) AS conflict
RETURN one, other, congruence, conflict, congruence - conflict AS weight
ORDER BY weight DESC, congruence DESC, one.id, other.id
