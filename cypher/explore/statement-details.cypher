// Everything that an evidence card shows of the given statements. $ids
// A term counts when it overlaps the statement's days, or where nothing is stated.
UNWIND $ids AS id
MATCH (s:Entity {id: id})
RETURN s AS statement,
  [(s)<-[m:MADE]-(x) | {node: x, capacity: m.`as`}] AS speakers,
  [(s)<-[:MADE]-(x)-[m:MEMBER_OF]->(p) | {speaker: x.id, node: p, term: m}] AS parties,
  [(s)<-[:MADE]-(x)-[o:HOLDS_OFFICE]->(i) | {speaker: x.id, node: i, term: o}] AS offices,
  [(s)-[about:ABOUT]->(a) | {node: a, stance: about.stance}] AS about,
  [(s)-[r:STATED_IN]->(source) | {node: source, relationship: r}] AS sources,
  [(s)-[:RESPONDS_TO]->(other) | other] AS respondsTo,
  [(s)<-[:RESPONDS_TO]-(other) | other] AS responses
