// Which constraints of an earlier version are there, told by name, label and property.
SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties
WHERE type = 'UNIQUENESS' AND [name] + labelsOrTypes + properties IN [
  ['audit_key', 'Audit', 'key'], ['entity_id', 'Entity', 'id'],
  ['graph_version_key', 'GraphVersion', 'key'], ['import_key', 'Import', 'key'],
  ['saved_query_key', 'SavedQuery', 'key'], ['scene_key', 'Scene', 'key']
]
RETURN name
