// Memberships, offices, participations and parts, each with its term.
MATCH (a:Entity)-[r:/*belonging*/PART_OF]->(b:Entity)
RETURN r.id AS id, a.id AS node, type(r) AS type, b.id AS body, r.role AS role,
  r.from AS from, r.fromEnd AS fromEnd, r.to AS to, r.toEnd AS toEnd,
  r.sources AS sources, r.verified AS verified
