// Ids of the statements that belong to one of some studies. $studies
MATCH (s:Statement)
WHERE s.study IN $studies
RETURN s.id AS id
