// As node-values.cypher for relationships. $name: of the property; $rows: each the engine's number of
// a relationship and of the node that it begins at
UNWIND $rows AS row
MATCH (a)-[r]->()
WHERE id(a) = row[1] AND id(r) = row[0]
WITH row[0] AS id, r
WITH id, r[$name] AS x
WHERE x IS NOT NULL
WITH id, x,
  CASE
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
    WHEN size(x) IS NOT NULL THEN 'list'
    ELSE 'other'
  END AS kind
RETURN id, kind,
  CASE kind
    WHEN 'list' THEN [x IN x |
      CASE
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
        WHEN size(x) IS NOT NULL THEN 'list'
        ELSE 'other'
      END]
    ELSE []
  END AS kinds,
  CASE kind
    WHEN 'list' THEN [x IN x | CASE
      WHEN x.months IS NOT NULL THEN toString(x.months) + ' ' + toString(x.days) + ' ' + toString(x.nanoseconds)
      ELSE toString(x)
    END]
    WHEN 'duration' THEN [toString(x.months) + ' ' + toString(x.days) + ' ' + toString(x.nanoseconds)]
    ELSE [toString(x)]
  END AS texts
