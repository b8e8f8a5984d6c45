// Everybody and everything that a text may name: people, parties, institutions and agreements with
// their other names. $limit: at most so many.
MATCH (n:Entity)
WHERE n.id IS NOT NULL
  AND NOT n:/*each texts*/Statement
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.abbreviation AS abbreviation,
  n.number AS number
ORDER BY id LIMIT $limit
