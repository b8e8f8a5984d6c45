// What tells the entities of a label apart: their names, where they are from and their identifiers.
// $after: the last id before; $limit. The mark: the label.
MATCH (n:Entity:/*label*/Actor)
WHERE n.id > $after
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.country AS country, n.wikidata AS wikidata,
  n.identifiers AS identifiers
ORDER BY id
LIMIT $limit
