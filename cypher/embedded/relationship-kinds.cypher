// Of which kinds the values of a property are, over all relationships: this engine gives dates as texts and
// whole numbers without saying whether they are floats. $name: of the property
MATCH ()-[r]->()
WHERE r[$name] IS NOT NULL
WITH r[$name] AS x
WITH CASE
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
    WHEN all(e IN x WHERE toUpper(e) IS NOT NULL) THEN 'strings'
    WHEN all(e IN x WHERE (e - e + 1) / 2 = 0) THEN 'integers'
    WHEN size(x) IS NOT NULL THEN 'list'
    ELSE 'other'
  END AS kind
RETURN kind, count(*) AS count
