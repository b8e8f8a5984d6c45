// The constraint alone makes no index here; without one a look-up of many ids reads every entity.
CREATE INDEX entity_id_index IF NOT EXISTS FOR (n:Entity) ON (n.id)
