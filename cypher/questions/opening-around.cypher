// Who stands around the first scene: the speakers' parties, and who acted on the agreements.
// $speakers, $agreements
MATCH (x)-[:MEMBER_OF]->(p:Entity)
WHERE x.id IN $speakers
RETURN p.id AS id, 'party' AS what, x.id AS of, p.kind AS kind
UNION ALL
MATCH (x)-[r:/*acts*/SIGNED]->(a:Agreement)
WHERE a.id IN $agreements
RETURN x.id AS id, type(r) AS what, a.id AS of, null AS kind
