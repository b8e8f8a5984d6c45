// The relationship types of the graph, as they are spelt.
CALL db.relationshipTypes() YIELD relationshipType
RETURN relationshipType AS name
