// The first and the last day of a statement. Nulls where none is dated.
MATCH (s:Statement)
WHERE s.id STARTS WITH 'statement:'
RETURN min(s.date) AS from, max(s.dateEnd) AS to
