// title: The shortest chain between two
// description: The shortest chains of relationships between two actors, parties or institutions, 25 at most; sources are left out.
// tags: structure
// view: graph
// parameter: {"name": "one", "type": "entity", "label": "From", "required": true, "options": ["Actor", "Party", "Institution"], "default": "actor:marjolein-faber"}
// parameter: {"name": "other", "type": "entity", "label": "To", "required": true, "options": ["Actor", "Party", "Institution"], "default": "actor:viktor-orban"}
MATCH (one:Entity {id: $one})
MATCH (other:Entity {id: $other})
MATCH chain = allShortestPaths((one)-[:MADE|ABOUT|MENTIONS|RESPONDS_TO|REPORTED_BY|MEMBER_OF|HOLDS_OFFICE|PARTICIPATES_IN|PART_OF|NEGOTIATED|ADOPTED|SIGNED|VOTED_FOR|VOTED_AGAINST|ABSTAINED|IMPLEMENTS|SEEKS_OPT_OUT|HAS_OPT_OUT|WITHDREW_FROM*..8]-(other))
WITH chain, reduce(ids = '', n IN nodes(chain) | ids + n.id + ' ') AS nodeIds,
  reduce(ids = '', r IN relationships(chain) | ids + r.id + ' ') AS relationshipIds
ORDER BY nodeIds, relationshipIds
LIMIT 25
RETURN chain
