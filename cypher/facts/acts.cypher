// What somebody did to an agreement.
MATCH (a:Entity)-[r:/*acts*/SIGNED]->(b:Agreement)
RETURN r.id AS id, a.id AS node, type(r) AS type, b.id AS agreement,
  r.date AS first, r.dateEnd AS last, r.sources AS sources, r.verified AS verified
