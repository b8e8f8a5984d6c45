// One index and one look-up serve all entities. No constraint: other programs may have nodes with
// this label and whatever ids they like; ours are made once, since writers queue up.
CREATE INDEX entity_id_index IF NOT EXISTS FOR (n:Entity) ON (n.id)
