// Opt-outs that are under an agreement. $id
MATCH (a:Entity)-[r:SEEKS_OPT_OUT|HAS_OPT_OUT]->(b:Entity)
WHERE r.under = $id
RETURN r.id AS id, type(r) AS type, a.id AS `from`
