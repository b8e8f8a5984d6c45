/** What a step of a plan took is told where Neo4j reports it, and left out where it does not. */
import { expect, test } from 'vitest';
import { toPlan } from '../../server/store/neo4j/plan.ts';

const step = (told: object) => ({
  operatorType: 'Filter@neo4j',
  identifiers: [],
  arguments: {},
  children: [],
  dbHits: 2,
  rows: 1,
  pageCacheMisses: 0,
  pageCacheHits: 0,
  pageCacheHitRatio: 0,
  // The driver's value where there is none.
  time: 0,
  hasPageCacheStats: () => false,
  ...told,
});

test.each([
  ['as an argument', { arguments: { Time: 1_500_000 } }, 1.5],
  ['beside the rows', { time: 250_000 }, 0.25],
  ['not at all', {}, undefined],
])('%s', (_where, told, timeMs) => {
  expect(toPlan(step(told)).timeMs).toBe(timeMs);
});
