/** The openCypher TCK: what a reader is answered is right, or refused by name, and never wrong. */
import { describe, expect, test } from 'vitest';
import { judge, missing, refusalOfWriting, scenarios } from './tck.ts';
import table from './tck-table.json' with { type: 'json' };

const all = scenarios();
const reads = all.filter(({ writes }) => !writes);
const differs = new Map(Object.entries<string>(table.neo4jDiffers));

if (missing) console.info(`The TCK is left out: ${missing}.`);

describe.skipIf(missing)('the openCypher TCK', () => {
  const verdicts = new Map(
    reads.filter(({ id }) => !differs.has(id)).map((scenario) => [scenario.id, judge(scenario)]),
  );
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

  test('what writes is refused as writing', () => {
    const others = all
      .filter(({ writes }) => writes)
      .map((scenario) => [scenario.id, refusalOfWriting(scenario)] as const)
      .filter(([, refusal]) => refusal !== 'forbidden');
    expect(Object.fromEntries(others)).toEqual({});
  });
});
