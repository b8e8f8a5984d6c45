// The full-text indexes over the folded words of nodes with this label alone. $label
SHOW FULLTEXT INDEXES YIELD name, entityType, labelsOrTypes, properties, state
WHERE entityType = 'NODE' AND state = 'ONLINE'
  AND labelsOrTypes = [$label] AND properties = ['searchText']
RETURN name ORDER BY name
