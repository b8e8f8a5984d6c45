// The memberships and offices of some speakers, as statement-details.cypher has them. $ids
UNWIND $ids AS id
MATCH (x:Entity {id: id})
WITH x, [(x)-[m:MEMBER_OF]->(p) | {id: m.id, speaker: x.id, node: p.id, role: m.role,
    from: m.from, fromEnd: m.fromEnd, to: m.to, toEnd: m.toEnd}] AS parties,
  [(x)-[o:HOLDS_OFFICE]->(i) | {id: o.id, speaker: x.id, node: i.id, role: o.role,
    from: o.from, fromEnd: o.fromEnd, to: o.to, toEnd: o.toEnd}] AS offices
RETURN parties, offices
