// Agreements, parties or institutions with everything that is part of them. $ids
UNWIND $ids AS id
MATCH (whole:Entity {id: id})
MATCH (whole)<-[:PART_OF*0..20]-(part)
RETURN DISTINCT part.id AS id
