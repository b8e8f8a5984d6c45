// How many entries the audit has.
MATCH (entry:Audit)
RETURN count(entry) AS total
