// What counting needs of every statement itself; days as texts, which travel faster than dates.
MATCH (s:Statement)
WHERE s:Entity AND s.id =~ 'statement:[a-z0-9][a-z0-9._-]*'
RETURN s.id AS id, toString(s.date) AS first, toString(s.dateEnd) AS last, s.kind = 'quote' AS quote,
  s.verified AS verified, s.contested = true AS contested
