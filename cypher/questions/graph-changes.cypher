// What the latest writes touched, the last one first: see write/note-change.cypher.
MATCH (v:StancegraphVersion {stancegraphKey: 'graph'})
UNWIND v.notes AS note
RETURN note
