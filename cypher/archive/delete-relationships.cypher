// Deletes some relationships of ours that go out from entities of a label: those whose id tells their
// ends and their type. $form: of an id of such an entity; $types: ours; $limit. The mark: the label.
MATCH (n:Entity:/*label*/Actor)-[r]->(m:Entity)
WHERE n.id =~ $form AND type(r) IN $types
  AND CASE WHEN r.id STARTS WITH '' AND m.id STARTS WITH ''
    THEN r.id + '|' STARTS WITH n.id + '|' + type(r) + '|' + m.id + '|' ELSE false END
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS deleted
