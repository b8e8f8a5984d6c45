// title: Both for and against
// sentence: Speakers of [party] who supported and opposed [agreement] or its parts
// parameter: {"name": "party", "type": "entity", "label": "Party", "options": ["/*parties*/Party"]}
// parameter: {"name": "agreement", "type": "entity", "label": "Agreement", "options": ["Agreement"], "required": true, "default": "agreement:hoofdlijnenakkoord"}
MATCH (whole:Entity {id: $agreement})<-[:PART_OF*0..10]-(a:Agreement)
MATCH (a)<-[:ABOUT {stance: 'support'}]-(pro:Statement)<-[:MADE]-(who)
// with party
MATCH (who)-[:MEMBER_OF]->(:Entity {id: $party})
// end
MATCH (who)-[:MADE]->(contra:Statement)-[:ABOUT {stance: 'oppose'}]->(b:Agreement)
MATCH (b)-[:PART_OF*0..10]->(:Entity {id: $agreement})
RETURN DISTINCT who, pro AS supporting, a AS supported, contra AS opposing, b AS opposed
ORDER BY who.id, supporting.id, supported.id, opposing.id, opposed.id
