/**
 * Ordinary reads: Neo4j runs them all, and the embedded store gives Neo4j's answer, but for
 * procedures that Neo4j alone has.
 * Rows are compared as a set unless the query orders them.
 *
 * Neo4j's answers are kept as digests (kept-answers.ts), and each time a tenth of them is asked again. All of
 * them: `CORPUS=all npm test -- test/contract/corpus.test.ts`; `CORPUS=keep` also writes them down anew.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as questions from '../../server/questions/index.ts';
import type { StoreKind } from '../../server/store/engine.ts';
import { settledAtOnce, valueIn } from '../setup/at-once.ts';
import { digestOf, type KeptAnswers, keptAnswers } from '../setup/kept-answers.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import { type CorpusQuery, corpus } from './corpus.ts';

const limits = { rows: 10_000, bytes: 3e7, timeoutMs: 10_000 };
const queries = corpus();
const dossiers = ['seed/asylum-optout', 'test/fixtures/synthetic'];
const { CORPUS: which = '' } = process.env;
const hasNeo4j = storeKinds.includes('neo4j');

type Answer = { columns: string[]; rows: string[] } | { refused: string };
const stores = new Map<StoreKind, TestStore>();
let kept: KeptAnswers;
const keptFor = (one: CorpusQuery) => (isOfToday(one.query) ? undefined : kept.answerTo(one));
/** What Neo4j was asked this time. */
let measured: Map<string, PromiseSettledResult<Answer>>;

/** Whether the answer is another tomorrow: such queries are always asked. */
const isOfToday = (query: string) =>
  /\b((date|(local)?(date)?time)(\.\w+)?|timestamp|rand|randomUUID)\(\s*\)/i.test(query);
const isTenth = (query: string) => Number.parseInt(digestOf(query).slice(0, 6), 16) % 10 === 0;

beforeAll(async () => {
  for (const kind of storeKinds) stores.set(kind, await openTestStore(kind, ...dossiers));
  const neo4j = stores.get('neo4j');
  // Neo4j holds the program's own records beside the graph: see readers-graph.test.ts.
  const own =
    "MATCH (n) WHERE any(label IN labels(n) WHERE label STARTS WITH 'Stancegraph') DELETE n";
  await neo4j?.engine.write([{ text: own, params: {} }], 'records');
  const release = await neo4j?.engine.version();
  kept = await keptAnswers('test/corpus/neo4j-answers.json', dossiers, release);
  const asked = queries.filter(
    (one) => neo4j && (which !== '' || isTenth(one.query) || keptFor(one) === undefined),
  );
  // While Neo4j plans one, others are on their way.
  const answers = await settledAtOnce(asked, 4, (one) => answerOf('neo4j', one));
  measured = new Map(answers.map((answer, at) => [asked[at]?.query ?? '', answer]));
}, 900_000);
afterAll(async () => {
  for (const store of stores.values()) await store.close();
});

test('the corpus is large', () => {
  expect(queries.length).toBeGreaterThan(1500);
  expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
});

test.runIf(hasNeo4j)('a tenth of it is asked on Neo4j, all of it where no answers are kept', () => {
  const tenth = queries.filter(({ query }) => isTenth(query)).length;
  expect(tenth).toBeGreaterThan(100);
  expect(measured.size).toBeGreaterThanOrEqual(kept.isOfNow ? tenth : queries.length);
  if (which !== 'keep') return;
  kept.keep(queries.map((one) => [one, valueIn(measured.get(one.query))]));
});

describe('the answer of Neo4j is given by the embedded store', () => {
  test.for(queries.map((one) => [one.query, one] as const))('%s', async ([, one], context) => {
    const answer = await answerOf('embedded', one);
    if ('refused' in answer) {
      // None is refused but procedures that Neo4j alone has.
      expect(one.query).toMatch(/^CALL db\.schema\./);
      expect(answer.refused).toMatch(/Neo4j/);
    }
    const again = measured.get(one.query);
    const known = keptFor(one);
    context.skip(!again && known === undefined, 'no Neo4j to compare with');
    if (again) {
      const measure = valueIn(again);
      // Every operator of its plan is known to only read, too: others are refused.
      expect(measure).not.toHaveProperty('refused');
      if (known !== undefined && which !== 'keep') expect(digestOf(measure)).toBe(known);
      if (!('refused' in answer)) expect(answer).toEqual(measure);
    } else if (!('refused' in answer)) {
      // What differs is told by Neo4j itself, where there is one.
      if (digestOf(answer) !== known && hasNeo4j) {
        expect(answer).toEqual(await answerOf('neo4j', one));
      }
      expect(digestOf(answer)).toBe(known);
    }
  });
});

async function answerOf(kind: StoreKind, { query, params }: CorpusQuery): Promise<Answer> {
  try {
    const { columns, rows } = await questions.runCypher(
      stores.get(kind)!.store,
      { query, params, limits },
      new AbortController().signal,
    );
    const texts = rows.map((row) => canonical(row)).filter((row) => !row.includes('"Stancegraph'));
    return { columns, rows: /order\s+by/i.test(query) ? texts : texts.sort() };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code !== 'cannot-answer') throw error;
    return { refused: message };
  }
}

/** As text; keys sorted, the stores' own ids left out, decimals to twelve figures. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key, part) => {
    if (key === 'id' && typeof part === 'string' && part.startsWith('element:')) return 'element';
    if (typeof part === 'number' && !Number.isInteger(part)) return Number(part.toPrecision(12));
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
