/**
 * Ordinary reads: Neo4j runs them all, and the embedded store gives Neo4j's answer, but for
 * procedures that Neo4j alone has.
 * Rows are compared as a set unless the query orders them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import { type CorpusQuery, corpus } from './corpus.ts';

const limits = { rows: 10_000, bytes: 3e7, timeoutMs: 10_000 };
const queries = corpus();

type Answer = { columns: string[]; rows: string[] } | { refused: string };
const answers = new Map<string, Answer>();
const refused: string[] = [];

test('the corpus is large', () => {
  expect(queries.length).toBeGreaterThan(1500);
  expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length);
});

// Neo4j goes first: its answers are the measure.
describe.each([...storeKinds].reverse())('on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout', 'test/fixtures/synthetic');
    // Neo4j holds the program's own records beside the graph: see readers-graph.test.ts.
    const own =
      "MATCH (n) WHERE any(label IN labels(n) WHERE label STARTS WITH 'Stancegraph') DELETE n";
    if (kind === 'neo4j') await opened.engine.write([{ text: own, params: {} }], 'records');
  });
  afterAll(() => opened.close());

  test.for(queries.map((one) => [one.query, one] as const))('%s', async ([, one], context) => {
    const answer = await answerOf(opened, one);
    if (kind === 'neo4j') {
      // Every operator of its plan is known to only read, too: others are refused.
      expect(answer).not.toHaveProperty('refused');
      answers.set(one.query, answer);
    } else if ('refused' in answer) {
      refused.push(one.query);
      expect(answer.refused).toMatch(/Neo4j/);
    } else {
      context.skip(!storeKinds.includes('neo4j'), 'no Neo4j to compare with');
      expect(answer).toEqual(answers.get(one.query));
    }
  });

  test.runIf(kind === 'embedded')('none is refused but procedures that Neo4j alone has', () => {
    for (const query of refused) expect(query).toMatch(/^CALL db\.schema\./);
  });
});

async function answerOf({ store }: TestStore, { query, params }: CorpusQuery): Promise<Answer> {
  try {
    const { columns, rows } = await questions.runCypher(
      store,
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
