// title: What is connected to something
// sentence: Which [label] is linked by [types] to [entity]
// parameter: {"name": "types", "type": "types", "label": "Relationships", "any": "any relationship"}
// parameter: {"name": "entity", "type": "entity", "label": "Entity", "options": [], "required": true, "default": "party:pvv"}
// parameter: {"name": "label", "type": "choice", "label": "Type", "any": "thing of any kind", "titles": {"/*labels*/Actor": "person"}}
// view: graph
MATCH (entity:Entity {id: $entity})-[joins]-(other:Entity)
WHERE true
// with types
  AND type(joins) IN $types
// end
// with label
  AND $label IN labels(other)
// end
RETURN entity, type(joins) AS relationship, other, joins
ORDER BY relationship, other.id, joins.id
LIMIT 500
