// title: Agreements by disagreement
// description: Agreements with statements on both sides, the most evenly divided first. Disagreement is the smaller of the two sides, doubled, as a share of both. Statements about a part count for the part alone.
// tags: structure
// view: table
// parameter: {"name": "least", "type": "number", "label": "At least this many statements", "default": 5}
MATCH (a:Agreement)<-[about:ABOUT]-(s:Statement)
WITH a,
  sum(CASE WHEN about.stance = /*each stances*/'support' THEN 1 ELSE 0 END) AS /*each stances*/support,
  count(DISTINCT s) AS statements
WHERE statements >= $least AND support > 0 AND oppose > 0
WITH *,
  2.0 * CASE WHEN support < oppose THEN support ELSE oppose END / (support + oppose) AS disagreement
RETURN a AS agreement, statements,
  /*each stances*/support,
  disagreement
ORDER BY disagreement DESC, statements DESC, a.id
