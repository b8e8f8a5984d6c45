/**
 * Random queries over small random graphs have Neo4j's answer. A long run:
 * `FUZZ_RUNS=20000 FUZZ_SEED=7 npm test -- test/evaluator/fuzz.test.ts`. What fails is kept in
 * fuzz/cases.json, and stays tested.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import kept from './fuzz/cases.json' with { type: 'json' };
import { type Case, caseOf, comparison, difference, ours } from './fuzz/compare.ts';
import { Measure } from './fuzz/measure.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 100);
const seed = Number(process.env.FUZZ_SEED ?? 1);
/** Milliseconds, generous: a run that is cut off fails. */
const allowed = 90_000 + runs * 2_000;
const { uri, username, password } = neo4jSettings;
const numbers = fc.array(fc.nat({ max: 2 ** 20 }), { minLength: 60, maxLength: 400, size: 'max' });

if (!uri) console.info('The fuzzer has no measure: TEST_NEO4J_URI is not set.');

test('no random query makes the evaluator fail otherwise than by an error of its own', () => {
  fc.assert(
    fc.property(numbers, (row) => {
      ours(caseOf(row));
    }),
    { numRuns: runs, seed },
  );
  expect(runs).toBeGreaterThan(0);
});

describe.skipIf(!uri)('measured by Neo4j', () => {
  const measure = uri ? new Measure(uri, username, password) : undefined;
  beforeAll(() => measure?.empty());
  afterAll(() => measure?.close());

  test(`${runs} random queries have the same answer`, {
    timeout: allowed + 30_000,
  }, async () => {
    let measured = 0;
    let isToldOf = false;
    await fc.assert(
      fc.asyncProperty(numbers, async (row) => {
        const one = caseOf(row);
        const found = measure && (await comparison(one, measure));
        // Another takes its place, so that the promised number is measured.
        fc.pre(found?.kind !== 'unmeasured' && found?.kind !== 'refused by name');
        if (found?.kind !== 'right' && !isToldOf) {
          isToldOf = true;
          console.error('A difference, which is now made as small as can be:', one.query, found);
        }
        expect({ ...one, found }).toEqual({ ...one, found: { kind: 'right' } });
        measured += 1;
        if (measured % 1000 === 0) console.info(`${measured} random queries had the same answer.`);
      }),
      // Ends the search for the smallest case; before all were asked it is a failure.
      { numRuns: runs, seed, interruptAfterTimeLimit: allowed, markInterruptAsFailure: true },
    );
    expect(measured).toBe(runs);
  });

  test.each((kept as Case[]).map((one) => [one.query, one] as const))('%s', async (_name, one) => {
    expect(measure && (await difference(one, measure))).toBeUndefined();
  });
});
