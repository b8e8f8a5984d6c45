/** The facts of a graph on disk: what is answered from them is what the store holds, or they are not used. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchRequest } from '../../model/schemas/api.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import * as questions from '../../server/questions/index.ts';
import { cypher } from '../../server/store/cypher-files.ts';
import { createStore, type Store } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

let opened: TestStore;
let folder: string;
let path: string;
let wholeReads = 0;
let wordReads = 0;
beforeAll(async () => {
  opened = await openTestStore('embedded', 'seed/asylum-optout');
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-facts-'));
  path = join(folder, 'facts.bin');
  const { read } = opened.engine;
  opened.engine.read = (text, ...more) => {
    if (text === cypher('facts/statements')) wholeReads += 1;
    if (text === cypher('questions/search-texts-of')) wordReads += 1;
    return read(text, ...more);
  };
});
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

/** A server that has just started, with the file of those before it. */
const started = () => createStore(opened.engine, undefined, { path, least: 1 });
const answers = async (store: Store) => {
  wholeReads = 0;
  const [statements, changes] = await Promise.all([
    questions.statements(store, statementsRequest.parse({ limit: 200, q: 'asiel' })),
    questions.changedSpeakers(store),
  ]);
  return { statements, changes };
};
const written = async () => {
  let before = '';
  await expect
    .poll(async () => {
      const now = (await readFile(path).catch(() => Buffer.alloc(0))).toString('base64');
      const isSame = now === before && now !== '';
      before = now;
      return isSame;
    })
    .toBe(true);
};

test('a start reads them instead of the store, and answers the same', async () => {
  const first = await answers(started());
  expect(wholeReads).toBe(1);
  await written();
  expect(await answers(started())).toEqual(first);
  expect(wholeReads).toBe(0);
});

test('words are among them once they were read: a passage finds the statement that it quotes', async () => {
  const plain = createStore(opened.engine);
  const asked = statementsRequest.parse({ limit: 50 });
  const { statements } = await questions.statements(plain, asked);
  const longest = statements
    .map(({ statement }) => statement)
    .sort((a, b) => String(b.properties.text).length - String(a.properties.text).length)[0];
  const passage = `The paper wrote on Monday: “${longest?.properties.text}”, and left it at that.`;
  const found = async (store: Store) =>
    (await questions.search(store, searchRequest.parse({ q: passage }))).hits.map(
      ({ node }) => node.id,
    );
  const right = await found(plain);
  expect(right).toContain(longest?.id);
  await questions.warm(started());
  await expect
    .poll(async () => {
      wordReads = 0;
      expect(await found(started())).toEqual(right);
      return wordReads;
    })
    .toBe(0);
});

test('what was written since is read alone, and kept with the rest', async () => {
  const before = await readFile(path);
  await load(opened.store, {
    nodes: [
      {
        id: 'statement:later',
        label: 'Statement',
        properties: { text: 'Asiel, later', kind: 'quote', date: '2025-01-01' },
      },
    ],
    relationships: [
      {
        id: 'actor:geert-wilders|MADE|statement:later',
        type: 'MADE',
        from: 'actor:geert-wilders',
        to: 'statement:later',
        properties: {},
      },
    ],
  });
  const second = await answers(started());
  expect(wholeReads).toBe(0);
  expect(second).toEqual(await answers(createStore(opened.engine)));
  expect(second.statements.statements.map(({ statement }) => statement.id)).toContain(
    'statement:later',
  );
  await expect.poll(async () => (await readFile(path)).equals(before)).toBe(false);
});

test.each([
  ['broken', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['no file of ours', () => Buffer.from('{"made":"elsewhere"}')],
  ['empty', () => Buffer.alloc(0)],
])('a file that is %s is not used', async (_what, damage) => {
  const right = await answers(createStore(opened.engine));
  await writeFile(path, damage(await readFile(path)));
  expect(await answers(started())).toEqual(right);
  expect(wholeReads).toBe(1);
  await written();
});
