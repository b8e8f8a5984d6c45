// What counting needs of every statement itself.
MATCH (s:Statement)
RETURN s.id AS id, s.date AS first, s.dateEnd AS last, s.kind = 'quote' AS quote,
  s.verified AS verified
