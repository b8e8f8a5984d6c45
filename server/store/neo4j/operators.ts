/**
 * Operators of Neo4j's plans that only read the graph (5.26 and later; the names are in its manual
 * under "Operators"). What is not on the list is refused, so that one that a later version brings
 * is looked at before it is let in.
 */
const names = new Set([
  // Rows: where they come from, what is kept, in which order.
  'AllNodesScan',
  'Anti',
  'AntiConditionalApply',
  'AntiSemiApply',
  'Apply',
  'Argument',
  'ArgumentTracker',
  'AssertSameNode',
  'AssertSameRelationship',
  'CacheProperties',
  'CachedProperties',
  'CartesianProduct',
  'ConditionalApply',
  'Distinct',
  'Eager',
  'EagerAggregation',
  'EmptyResult',
  'EmptyRow',
  'ExhaustiveLimit',
  'Filter',
  'Input',
  'LeftOuterHashJoin',
  'Limit',
  'NonFuseable',
  'NonPipelined',
  'NonPipelinedHead',
  'NonPipelinedStreaming',
  'NullifyMetadata',
  'Optional',
  'OrderedAggregation',
  'OrderedDistinct',
  'OrderedUnion',
  'PartialSort',
  'PartialTop',
  'PartitionedUnwind',
  'PreserveOrder',
  'ProduceResults',
  'ProduceResult',
  'Projection',
  'ProjectEndpoints',
  'RollUpApply',
  'SelectOrAntiSemiApply',
  'SelectOrSemiApply',
  'SemiApply',
  'Skip',
  'Sort',
  // A subquery that gives no rows; what it does is looked at too.
  'SubqueryForeach',
  'Top',
  'Top1WithTies',
  'TriadicBuild',
  'TriadicFilter',
  'TriadicSelection',
  'Union',
  'UnionNodeByLabelsScan',
  'Unwind',
  'ValueHashJoin',
  // Paths.
  'BFSPruningVarLengthExpand',
  'PruningVarLengthExpand',
  'PathPropagatingBFS',
  'ShortestPath',
  'StatefulShortestPath',
  'RepeatOptions',
  'Trail',
  // From the count store.
  'NodeCountFromCountStore',
  'RelationshipCountFromCountStore',
]);

/** Families: scans and seeks of nodes and relationships, expansions, joins, repetitions. */
const families = [
  /^(Partitioned)?(NodeBy|NodeIndex|NodeUniqueIndex|MultiNodeIndex|IntersectionNodeBy|SubtractionNodeBy|UnionNodeBy|DynamicLabelNode)[A-Za-z]*$/,
  /^(Partitioned)?(Directed|Undirected|DynamicDirected|DynamicUndirected)[A-Za-z]*(Scan|Seek|SeekByRange|Lookup)$/,
  /^(Optional)?Expand\((All|Into)\)$/,
  /^VarLengthExpand\([A-Za-z, ]+\)$/,
  /^(Stateful)?ShortestPath\([A-Za-z, ]+\)$/,
  /^(Bidirectional)?Repeat\([A-Za-z, ]+\)$/,
  /^Let(SelectOr)?(Anti)?SemiApply$/,
  /^Node(Left|Right)?(Outer)?HashJoin$/,
  /^(Left|Right)OuterHashJoin$/,
  /^PartitionedAllNodesScan$/,
];

/** Whether an operator of a plan only reads the graph. */
export function isReading(operator: string): boolean {
  return names.has(operator) || families.some((family) => family.test(operator));
}
