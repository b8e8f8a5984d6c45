// Who stands around the first scene: the speakers' parties, and who acted on the agreements; by which
// relationship. $speakers, $agreements
MATCH (x)-[r:MEMBER_OF]->(p:Entity)
WHERE x.id IN $speakers
RETURN p.id AS id, 'party' AS what, x.id AS of, p.kind AS kind, r.id AS relationship
UNION ALL
MATCH (x)-[r:/*acts*/SIGNED]->(a:Agreement)
WHERE a.id IN $agreements
RETURN x.id AS id, type(r) AS what, a.id AS of, null AS kind, r.id AS relationship
