// Which of these imports have joined something to the given entities. $ids; $imports: ids of imports.
UNWIND $ids AS id
MATCH (n:Entity {id: id})-[r]-(:Entity)
WHERE r.importId IN $imports
RETURN DISTINCT r.importId AS import
