import functions from '../../../../model/cypher-functions.json' with { type: 'json' };

/** The words of the language that a reader's query may hold. */
const keywords =
  'MATCH OPTIONAL WHERE RETURN WITH UNWIND CALL YIELD UNION ALL DISTINCT ORDER BY ASC DESC ASCENDING DESCENDING SKIP OFFSET LIMIT AS AND OR XOR NOT IN IS NULL STARTS ENDS CONTAINS CASE WHEN THEN ELSE END EXISTS COUNT COLLECT TRUE FALSE EXPLAIN PROFILE ANY NONE SINGLE shortestPath allShortestPaths'.split(
    ' ',
  );

export default keywords;

/** Functions that readers may call. */
export const functionNames: readonly string[] = functions.map(({ name }) => name);
