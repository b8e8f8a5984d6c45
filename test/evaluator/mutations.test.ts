/**
 * Mutations of the openCypher TCK have Neo4j's answer or are refused by name. The long run:
 * `MUTATIONS=20000 MUTATIONS_SEED=7 npm test -- test/evaluator/mutations.test.ts`; it writes what it
 * found to the file that `MUTATIONS_REPORT` names. What failed is kept in fuzz/cases.json.
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { Choices } from './fuzz/choices.ts';
import { comparison } from './fuzz/compare.ts';
import { Measure } from './fuzz/measure.ts';
import { counts, mutationOf } from './mutations/mutate.ts';
import { missing } from './tck.ts';

const asked = Number(process.env.MUTATIONS ?? 150);
const seed = Number(process.env.MUTATIONS_SEED ?? 1);
const { uri, username, password } = neo4jSettings;
const numbers = fc.noBias(fc.array(fc.nat({ max: 2 ** 20 }), { minLength: 24, maxLength: 24 }));

describe.skipIf(missing || !uri)('mutations of the openCypher TCK, measured by Neo4j', () => {
  const measure = uri ? new Measure(uri, username, password) : undefined;
  beforeAll(() => measure?.empty());
  afterAll(() => measure?.close());

  test('there is much to be mutated', () => {
    expect(counts.expressions).toBeGreaterThan(1_500);
    expect(counts.patterns).toBeGreaterThan(200);
    expect(counts.graphs).toBeGreaterThan(150);
  });

  test(`${asked} are answered as Neo4j does, or refused by name`, {
    timeout: 60_000 + asked * 1_000,
    retry: 0,
  }, async () => {
    const table: Record<string, Record<string, number>> = {};
    const found: object[] = [];
    for (const row of fc.sample(numbers, { numRuns: asked, seed })) {
      const one = mutationOf(new Choices(row));
      const compared = measure ? await comparison(one, measure) : { kind: 'unmeasured' as const };
      const counted = table[one.place] ?? {};
      table[one.place] = { ...counted, [compared.kind]: (counted[compared.kind] ?? 0) + 1 };
      if ('why' in compared) found.push({ ...one, ...compared });
    }
    if (process.env.MUTATIONS_REPORT)
      writeFileSync(process.env.MUTATIONS_REPORT, JSON.stringify({ table, found }, null, 1));
    expect(found).toEqual([]);
  });
});
