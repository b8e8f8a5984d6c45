// Deletes some of the relationships of a type that an import brought. $import: its id; $limit. The
// mark: the type.
MATCH (:Entity)-[r:/*type*/MADE]->(:Entity)
WHERE r.importId = $import
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS deleted
