// title: The shortest chain between two speakers
// description: The shortest chains of relationships between two actors, parties or institutions, 25 at most; sources are left out.
// tags: structure
// view: graph
// parameter: {"name": "one", "type": "entity", "label": "From", "required": true, "options": ["/*speakers*/Actor"], "default": "actor:marjolein-faber"}
// parameter: {"name": "other", "type": "entity", "label": "To", "required": true, "options": ["/*speakers*/Actor"], "default": "actor:viktor-orban"}
MATCH (one:Entity {id: $one})
MATCH (other:Entity {id: $other})
MATCH chain = allShortestPaths((one)-[:/*connecting*/MADE*..8]-(other))
WITH chain, reduce(ids = '', n IN nodes(chain) | ids + n.id + ' ') AS nodeIds,
  reduce(ids = '', r IN relationships(chain) | ids + r.id + ' ') AS relationshipIds
ORDER BY nodeIds, relationshipIds
LIMIT 25
RETURN chain
