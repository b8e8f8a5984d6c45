// The facts of the given entities, as they are now. $ids
UNWIND $ids AS id
MATCH (a:Entity {id: id})
WHERE NOT a:Statement AND NOT a:Source
RETURN a.id AS id, labels(a) AS labels, a.name AS name, a.country AS country, a.kind AS kind,
  a.unidentified AS unidentified,
  [(a)-[r:/*belonging*/PART_OF]->(b:Entity) | {
    id: r.id, node: a.id, type: type(r), body: b.id, role: r.role,
    from: r.from, fromEnd: r.fromEnd, to: r.to, toEnd: r.toEnd,
    sources: r.sources, verified: r.verified}] AS terms,
  [(a)-[r:/*acts*/SIGNED]->(b:Agreement) | {
    id: r.id, node: a.id, type: type(r), agreement: b.id,
    first: r.date, last: r.dateEnd, sources: r.sources, verified: r.verified}] AS acts
