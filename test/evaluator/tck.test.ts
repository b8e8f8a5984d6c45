/**
 * The openCypher TCK: what a reader is answered is right, or refused by name, and never wrong; on
 * the evaluator always all of it, on the real Neo4j every tenth scenario, since it plans each query
 * anew. All of them: `TCK=all npm test -- test/evaluator/tck.test.ts`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { judge, missing, refusalOfWriting, type Scenario, scenarios } from './tck.ts';
import { isTenth, Neo4jReader } from './tck-neo4j.ts';
import table from './tck-table.json' with { type: 'json' };

const written = scenarios();
/** Where Neo4j 5.26 itself has another answer than the TCK, both stores are held to Neo4j's. */
const differs = new Map(Object.entries<string[][]>(table.neo4jAnswers));
const all = written.map((scenario): Scenario => {
  const rows = differs.get(scenario.id);
  if (!rows) return scenario;
  const expected = { columns: null, ordered: false, ...scenario.expected, kind: 'rows' as const };
  return { ...scenario, expected: { ...expected, rows } };
});
const reads = all.filter(({ writes }) => !writes);

if (missing) console.info(`The TCK is left out: ${missing}.`);
else if (!neo4jSettings.uri) console.info('No Neo4j is asked the TCK: no TEST_NEO4J_URI.');

describe.skipIf(missing)('the openCypher TCK', () => {
  const verdicts = new Map(reads.map((scenario) => [scenario.id, judge(scenario)]));
  const of = (kind: string) => [...verdicts].filter(([, verdict]) => verdict.kind === kind);

  test('nothing is answered wrongly, and no mistake is answered', () => {
    expect(Object.fromEntries(of('wrong'))).toEqual({});
  });

  test('what is refused is what the table says, by name', () => {
    const refused = of('refused').map(([id, verdict]) => [
      id,
      verdict.kind === 'refused' ? verdict.construct : '',
    ]);
    expect(Object.fromEntries(refused)).toEqual(table.refused);
  });

  test('at least 99.5 % are right', () => {
    expect(reads.length).toBeGreaterThan(2_700);
    expect(of('right').length / verdicts.size).toBeGreaterThanOrEqual(0.995);
  });

  test('the table names scenarios that are there', () => {
    const ids = new Set(all.map(({ id }) => id));
    const named = [...Object.keys(table.refused), ...differs.keys()];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('where the table has another answer, it is not the one of the TCK', () => {
    const same = written.filter(
      ({ id, expected }) =>
        expected.kind === 'rows' &&
        JSON.stringify(expected.rows) === JSON.stringify(differs.get(id)),
    );
    expect(same.map(({ id }) => id)).toEqual([]);
  });

  test('what writes is refused as writing', () => {
    const others = all
      .filter(({ writes }) => writes)
      .map((scenario) => [scenario.id, refusalOfWriting(scenario)] as const)
      .filter(([, refusal]) => refusal !== 'forbidden');
    expect(Object.fromEntries(others)).toEqual({});
  });
});

describe.skipIf(missing || !neo4jSettings.uri)('the openCypher TCK on the real Neo4j', () => {
  // What the table says of Neo4j is always asked again.
  const asked = all.filter(
    (scenario) => process.env.TCK === 'all' || isTenth(scenario) || differs.has(scenario.id),
  );
  const asksToRead = asked.filter(({ writes }) => !writes);
  const asksToWrite = asked.filter(({ writes }) => writes);
  const timeout = 60_000 + asked.length * 1_000;
  let reader: Neo4jReader;
  beforeAll(async () => {
    reader = await Neo4jReader.open(neo4jSettings);
  });
  afterAll(async () => {
    await reader?.empty();
    await reader?.close();
  });

  test(`${asksToRead.length} of ${reads.length} reads are answered right`, {
    timeout,
  }, async () => {
    const wrong: Record<string, string> = {};
    for (const scenario of asksToRead) {
      const verdict = await reader.judge(scenario);
      if (verdict.kind === 'wrong') wrong[scenario.id] = verdict.why;
    }
    expect(wrong).toEqual({});
    expect(asksToRead.length).toBeGreaterThan(reads.length / 15);
  });

  test(`${asksToWrite.length} of ${all.length - reads.length} writes are refused and change nothing`, {
    timeout,
  }, async () => {
    await reader.empty();
    const others: Record<string, string> = {};
    for (const scenario of asksToWrite) {
      const refusal = await reader.refusalOfWriting(scenario);
      // What is also a mistake may be called one first.
      const isRight =
        refusal === 'forbidden' || (refusal === 'bad-cypher' && scenario.expected.kind === 'error');
      if (!isRight) others[scenario.id] = refusal;
    }
    expect(others).toEqual({});
    expect(await reader.countNodes()).toBe(0);
    expect(asksToWrite.length).toBeGreaterThan(0);
  });
});
