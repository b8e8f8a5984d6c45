// Of which types the values of some properties are: this engine has no function that tells.
// $names: names of properties
UNWIND $names AS name
CALL {
  WITH name MATCH (n) WITH n[name] AS x WHERE x IS NOT NULL RETURN x
  UNION ALL
  WITH name MATCH ()-[r]->() WITH r[name] AS x WHERE x IS NOT NULL RETURN x
}
WITH name, CASE
  WHEN toUpper(x) IS NOT NULL THEN 'string'
  WHEN (x OR false) IS NOT NULL THEN 'boolean'
  WHEN (x - x + 1) / 2 = 0 THEN 'integer'
  WHEN abs(x) IS NOT NULL THEN 'float'
  WHEN x.year IS NOT NULL AND x.hour IS NULL THEN 'date'
  WHEN x.year IS NOT NULL AND x.offset IS NULL THEN 'localdatetime'
  WHEN x.year IS NOT NULL THEN 'datetime'
  WHEN x.offset IS NOT NULL THEN 'time'
  WHEN x.hour IS NOT NULL THEN 'localtime'
  WHEN x.days IS NOT NULL THEN 'duration'
  WHEN size(x) IS NOT NULL AND all(e IN x WHERE toUpper(e) IS NOT NULL) THEN 'strings'
  WHEN size(x) IS NOT NULL THEN 'list'
  ELSE 'other'
END AS type
RETURN DISTINCT name, type
