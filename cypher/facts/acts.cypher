// What somebody did to an agreement.
MATCH (a:Entity)-[r:NEGOTIATED|ADOPTED|SIGNED|VOTED_FOR|VOTED_AGAINST|ABSTAINED|IMPLEMENTS|SEEKS_OPT_OUT|HAS_OPT_OUT|WITHDREW_FROM]->(b:Agreement)
RETURN r.id AS id, a.id AS node, type(r) AS type, b.id AS agreement,
  r.date AS first, r.dateEnd AS last, r.sources AS sources, r.verified AS verified
