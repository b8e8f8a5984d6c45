/** Every question that can be built, and every example, gives the same answer on both stores. */

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  composed,
  type Filled,
  type QuestionTemplate,
  type TemplateField,
  toSentence,
} from '../../client/pages/queries/builder/sentences.ts';
import { toExample } from '../../client/pages/queries/editor/examples.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { networksRequest } from '../../model/schemas/networks.ts';
import { stanceNames } from '../../model/vocabulary/stances.ts';
import * as questions from '../../server/questions/index.ts';
import { settledAtOnce, valueIn } from '../setup/at-once.ts';
import { datesOf } from '../setup/dated.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const filesOf = (folder: string): [name: string, text: string][] =>
  readdirSync(`cypher/${folder}`)
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => [file.replace('.cypher', ''), readFileSync(`cypher/${folder}/${file}`, 'utf8')]);
const sentences = filesOf('templates').map(([name, file]) => toSentence(name, file));

/** What a field may be filled with, beside nothing. */
const fillings: Record<string, (string | string[])[]> = {
  party: ['party:pvv'],
  stance: ['oppose'],
  agreement: ['agreement:pact', 'agreement:hoofdlijnenakkoord'],
  speaker: ['actor:marjolein-faber'],
  whom: ['actor:marjolein-faber'],
  entity: ['party:pvv'],
  from: ['2024-09'],
  to: ['2024'],
  act: ['VOTED_FOR'],
  types: [['MEMBER_OF', 'MADE']],
  label: ['Actor'],
  by: ['party', 'speaker', 'agreement', 'source'],
  side: ['same', 'opposite'],
  of: ['speaker', 'party'],
  other: ['actor:geert-wilders'],
};

/** Every way to fill a sentence: each field with each of its values, and empty unless required. */
function waysToFill(fields: TemplateField[]): Filled[] {
  return fields.reduce<Filled[]>(
    (ways, { name, required }) => {
      const values: Filled[string][] = [
        ...(required ? [] : [undefined]),
        ...(fillings[name] ?? []),
      ];
      return ways.flatMap((way) => values.map((value) => ({ ...way, [name]: value })));
    },
    [{}],
  );
}

const limits = { rows: 2000, bytes: 1e8, timeoutMs: 20_000 };
const stores = new Map<string, TestStore>();
async function ask(kind: string, query: string, params: Record<string, PropertyValue>) {
  const { store } = stores.get(kind)!;
  const { columns, rows } = await questions.runCypher(
    store,
    { query, params, limits },
    new AbortController().signal,
  );
  return { columns, rows };
}
/** The answer, which every store must give alike. */
async function answer(query: string, params: Record<string, PropertyValue>) {
  const [one, ...others] = await Promise.all(storeKinds.map((kind) => ask(kind, query, params)));
  for (const other of others) expect(other).toEqual(one);
  // Dates are no more precise than what is known.
  for (const [shown, known] of datesOf(one!.columns, one!.rows)) expect(shown).toBe(known);
  return one!.rows;
}

beforeAll(async () => {
  for (const kind of storeKinds) stores.set(kind, await openTestStore(kind, 'seed/asylum-optout'));
});
afterAll(async () => {
  for (const store of stores.values()) await store.close();
});

describe.each(sentences.map((one): [string, QuestionTemplate] => [one.title, one]))(
  '%s',
  (_, sentence) => {
    test('answers alike, however it is filled in', async () => {
      // Neo4j plans each way anew: several are asked at once.
      const asked = await settledAtOnce(waysToFill(sentence.fields), 4, (filled) => {
        const { query, params } = composed(sentence, filled);
        expect(query).not.toMatch(/^\/\/|WHERE true/m);
        return answer(query, params);
      });
      expect(asked.map(valueIn).filter((rows) => rows.length > 0)).not.toEqual([]);
    });

    test('opens with an answer', async () => {
      const filled = Object.fromEntries(sentence.fields.map((one) => [one.name, one.default]));
      const { query, params } = composed(sentence, filled);
      expect((await answer(query, params)).length).toBeGreaterThan(0);
    });

    test('is a query as a whole file too', async () => {
      const params = Object.fromEntries(
        sentence.fields.map(({ name }) => [name, fillings[name]?.[0] ?? null]),
      );
      const whole = { ...params, from: '2024-09-01', to: '2024-12-31' };
      const answered = answer(sentence.body, whole as Record<string, PropertyValue>);
      await expect(answered).resolves.toBeDefined();
    });
  },
);

test('what is filled in narrows the answer as the sentence says', async () => {
  const speakers = sentences.find(({ name }) => name === '1-speakers')!;
  const count = async (filled: Filled) => {
    const { query, params } = composed(speakers, { agreement: 'agreement:pact', ...filled });
    const rows = await answer(query, params);
    return rows.reduce((sum, row) => sum + Number(row[1]), 0);
  };
  const all = await count({});
  const byStance = await Promise.all(stanceNames.map((stance) => count({ stance })));
  // A statement may support one part and oppose another.
  expect(byStance.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(all);
  expect(await count({ from: '2024-09', to: '2024-09' })).toBeLessThan(all);
  expect(await count({ from: '1990', to: '2100' })).toBeLessThanOrEqual(all);
  const members = await count({ party: 'party:pvv' });
  expect(members).toBeGreaterThan(0);
  expect(members).toBeLessThan(all);
});

test('pairs of a network weigh what the network says, and a link opens the words of both', async () => {
  const [kind] = storeKinds;
  const { store } = stores.get(kind!)!;
  const pairs = sentences.find(({ name }) => name === '9-pairs')!;
  for (const of of ['speaker', 'party']) {
    const rows = of === 'speaker' ? 'actor' : 'party';
    const { networks } = await questions.networks(
      store,
      networksRequest.parse({
        rows,
        normalization: 'no',
        duplicates: 'include',
        agreement: 'agreement:pact',
      }),
    );
    const { query, params } = composed(pairs, { of, agreement: 'agreement:pact' });
    const found = (await answer(query, params)).flatMap(([one, other, congruence, conflict]) => {
      const [from, to] = [one, other].map((node) => (node as unknown as { id: string }).id);
      const isRow = of === 'party' || [from, to].every((id) => id?.startsWith('actor:'));
      return isRow ? [`${[from, to].sort().join(' ')} ${congruence} ${conflict}`] : [];
    });
    const edges = networks[0]?.edges ?? [];
    expect(edges.length).toBeGreaterThan(5);
    const pair = ({ from, to }: { from: string; to: string }) => [from, to].sort().join(' ');
    const told = edges.map((edge) => `${pair(edge)} ${edge.congruence} ${edge.conflict}`);
    // What is only in conflict has an edge too: none is missing on either side.
    expect(found.sort()).toEqual(told.sort());
  }
  const behind = sentences.find(({ name }) => name === '9-words-behind-a-link')!;
  const both = { speaker: 'actor:marjolein-faber', other: 'actor:geert-wilders' };
  const asked = composed(behind, both);
  const words = await answer(asked.query, asked.params);
  const speakers = new Set(words.map((row) => (row[1] as unknown as { id: string }).id));
  expect([...speakers].sort()).toEqual(['actor:geert-wilders', 'actor:marjolein-faber']);
});

test('a value never becomes a part of the text', () => {
  for (const sentence of sentences) {
    const odd = "x'}) DETACH DELETE n //";
    const filled = Object.fromEntries(sentence.fields.map(({ name }) => [name, odd]));
    const { query } = composed(sentence, { ...filled, by: 'party' });
    expect(query).not.toContain('DELETE');
  }
});

test.each(filesOf('templates/examples'))('the example %s answers alike', async (_name, file) => {
  const { title, text, values } = toExample(file);
  expect(title).not.toBe('');
  expect((await answer(text, values)).length).toBeGreaterThan(0);
});
