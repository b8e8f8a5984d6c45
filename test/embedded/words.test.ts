/** The engine keeps its index of words with the graph: it is not made again at a start. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { StoreProcess } from '../../server/store/embedded/process.ts';
import type { Engine } from '../../server/store/engine.ts';
import { nodesText } from '../../server/store/write-batch.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-words-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

test('words written before a kill are found after it, those of a change and every small word too', async () => {
  const statement = (id: string, searchText: string) => ({
    text: nodesText('Statement'),
    params: { rows: [{ id, properties: { id, searchText }, dates: {} }] },
  });
  const found = async (engine: Engine, word: string) =>
    (await engine.searchTexts('Statement', [word], 10)).map(({ id }) => id).sort();
  const first = await openEmbedded({ dataDir: folder });
  await first.prepare();
  await first.write([statement('statement:a', 'the pact of the year')]);
  await first.close();

  const forked = vi.spyOn(StoreProcess.prototype, 'ask');
  const second = await openEmbedded({ dataDir: folder });
  await second.prepare();
  await second.write([
    statement('statement:b', 'the treaty'),
    statement('statement:a', 'the deal'),
  ]);
  const owner = forked.mock.contexts[0] as StoreProcess;
  owner.kill('ended');
  await owner.ended;

  await second.prepare();
  expect(await found(second, 'the')).toEqual(['statement:a', 'statement:b']);
  expect(await found(second, 'deal')).toEqual(['statement:a']);
  expect(await found(second, 'pact')).toEqual([]);
  await second.close();
});
