/** Names of Cypher's own functions, for "did you mean". */
export const functions: string[] =
  'abs acos all any asin atan atan2 avg btrim ceil char_length coalesce collect cos cot count date datetime degrees duration e elementId endNode exists exp floor head id isEmpty isNaN keys labels last left length localdatetime localtime log log10 lower ltrim max min nodes none normalize nullIf percentileCont percentileDisc pi point properties radians rand randomUUID range reduce relationships replace reverse right round rtrim shortestPath sign sin single size split sqrt startNode stDev stDevP substring sum tail tan time timestamp toBoolean toBooleanList toBooleanOrNull toFloat toFloatList toFloatOrNull toInteger toIntegerList toIntegerOrNull toLower toString toStringList toStringOrNull toUpper trim type upper valueType'.split(
    ' ',
  );
