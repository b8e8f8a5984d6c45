/** The words of the language that a reader's query may hold. */
const keywords =
  'MATCH OPTIONAL WHERE RETURN WITH UNWIND CALL YIELD UNION ALL DISTINCT ORDER BY ASC DESC ASCENDING DESCENDING SKIP OFFSET LIMIT AS AND OR XOR NOT IN IS NULL STARTS ENDS CONTAINS CASE WHEN THEN ELSE END EXISTS COUNT COLLECT TRUE FALSE EXPLAIN PROFILE ANY NONE SINGLE shortestPath allShortestPaths'.split(
    ' ',
  );

export default keywords;

/** Functions that readers may call, as `functions.json` has them. */
export const functionNames =
  'abs acos all any asin atan atan2 avg btrim ceil char_length character_length coalesce collect cos cot count date date.realtime date.statement date.transaction date.truncate datetime datetime.fromepoch datetime.fromepochmillis datetime.realtime datetime.statement datetime.transaction datetime.truncate degrees duration duration.between duration.inDays duration.inMonths duration.inSeconds e elementId endNode exists exp floor haversin head isEmpty isNaN keys labels last left length localdatetime localdatetime.realtime localdatetime.statement localdatetime.transaction localdatetime.truncate localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate log log10 lower ltrim max min nodes none normalize nullIf percentileCont percentileDisc pi point point.distance point.withinBBox properties radians rand randomUUID range reduce relationships replace reverse right round rtrim sign sin single size split sqrt startNode stdev stdevp substring sum tail tan time time.realtime time.statement time.transaction time.truncate timestamp toBoolean toBooleanList toBooleanOrNull toFloat toFloatList toFloatOrNull toInteger toIntegerList toIntegerOrNull toLower toString toStringList toStringOrNull toUpper trim type upper valueType vector.similarity.cosine vector.similarity.euclidean'.split(
    ' ',
  );
