// The versions of what was coded here, as JSON. $id
MATCH (n:Entity {id: $id})
RETURN n.historyText AS history
