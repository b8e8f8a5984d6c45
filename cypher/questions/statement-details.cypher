// Everything that an evidence card shows of the given statements; other nodes by their ids, since
// many statements share them. $ids
UNWIND $ids AS id
MATCH (s:Entity {id: id})
RETURN s AS statement,
  [(s)<-[m:MADE]-(x) | {id: m.id, node: x.id, capacity: m.`as`}] AS speakers,
  [(s)<-[:MADE]-(x)-[m:MEMBER_OF]->(p) | {id: m.id, speaker: x.id, node: p.id, role: m.role,
    from: m.from, fromEnd: m.fromEnd, to: m.to, toEnd: m.toEnd}] AS parties,
  [(s)<-[:MADE]-(x)-[o:HOLDS_OFFICE]->(i) | {id: o.id, speaker: x.id, node: i.id, role: o.role,
    from: o.from, fromEnd: o.fromEnd, to: o.to, toEnd: o.toEnd}] AS offices,
  [(s)-[about:ABOUT]->(a) | {id: about.id, node: a.id, stance: about.stance}] AS about,
  [(s)-[r:STATED_IN]->(source) | {id: r.id, node: source.id, main: r.main, exact: r.exact,
    prefix: r.prefix, suffix: r.suffix, start: r.start, end: r.`end`, segments: r.segments}] AS sources,
  [(s)-[r:REPORTED_BY]->(teller) | {id: r.id, node: teller.id}] AS reportedBy,
  [(s)-[r:RESPONDS_TO]->(other) | {id: r.id, node: other.id}] AS respondsTo,
  [(s)<-[r:RESPONDS_TO]-(other) | {id: r.id, node: other.id}] AS responses
