/** A backup of one store, restored into another of either kind, gives the same answers. */

import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stancesRequest } from '../../model/schemas/positions.ts';
import { sceneDraft } from '../../model/schemas/scenes.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import { backup } from '../../server/backup/backup.ts';
import { restore } from '../../server/backup/restore.ts';
import { StancegraphError } from '../../server/errors.ts';
import { listQueries, saveQuery } from '../../server/library/saved-queries.ts';
import { getScene, listScenes, saveScene } from '../../server/library/scenes.ts';
import * as questions from '../../server/questions/index.ts';
import { cypher, cypherNames } from '../../server/store/cypher-files.ts';
import type { Store } from '../../server/store/store.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const wilders = ['actor:geert-wilders', 10.5, -20, 1];
const pact = ['agreement:pact', 300, 40, 0];
// With characters at which some programs break lines.
const note = { id: 'note:1', text: 'é😀\u2028\u2029\u0085\r', on: 'actor:geert-wilders' };
const aScene = sceneDraft.parse({
  name: 'A scene',
  canvas: { nodes: [wilders, pact], path: [], notes: [note], style: { colour: 'party' } },
  filters: { asOf: '2024-09' },
  thumbnail: { lines: {}, shapes: { Actor: 'M1 2h0' } },
  story: {
    title: 'A story',
    lead: '',
    steps: [{ title: 'One', text: '', statements: [], focus: [], nodes: [pact] }],
  },
});

const nothing = { nodes: 0, relationships: 0, labelled: 0 };

async function refusal(work: Promise<unknown>): Promise<StancegraphError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StancegraphError);
  return error as StancegraphError;
}

async function linesOf(path: string): Promise<string[]> {
  return gunzipSync(await readFile(path))
    .toString()
    .trimEnd()
    .split('\n');
}

/** What a reader sees; versions of stores aside. */
async function answers(store: Store) {
  const statements = await questions.statements(store, statementsRequest.parse({ limit: 200 }));
  const search = await questions.search(store, { q: 'geert wilders', limit: 20 });
  return {
    counts: (await questions.storeHealth(store)).counts,
    schema: await questions.schema(store),
    node: await questions.node(store, 'actor:geert-wilders'),
    statements: { ...statements, next: null },
    stances: {
      ...(await questions.stanceCells(store, stancesRequest.parse({ rows: 'party' }))),
      next: null,
    },
    agreement: await questions.agreement(store, { id: 'agreement:pact', full: false }),
    hits: search.hits.map((hit) => hit.node.id).slice(0, 1),
    queries: await listQueries(store),
    record: await store.records.get('Scene', 'a-scene'),
    scene: await getScene(store, 'a-scene'),
    scenes: await listScenes(store),
  };
}

describe('a backup', () => {
  let folder: string;
  let first: TestStore;
  let file: string;
  const second = storeKinds.at(-1) ?? 'embedded';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-backup-'));
    file = join(folder, 'first.ndjson.gz');
    first = await openTestStore('embedded', 'seed/asylum-optout');
    await saveQuery(
      first.store,
      {
        name: 'mine',
        title: 'Mine',
        description: '',
        cypher: 'MATCH (a:Actor) RETURN a',
        parameters: [],
        view: 'table',
        tags: [],
      },
      undefined,
    );
    await saveScene(first.store, 'a-scene', aScene, undefined);
    const told = await backup(first.store, file, '0.0.0');
    expect(told).toEqual({
      nodes: 926,
      relationships: 1239,
      records: 2,
      entries: 3,
      leftOut: nothing,
    });
  });
  afterAll(async () => {
    await first?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test(`from embedded to ${second} and back: the same answers, records and ids`, async () => {
    const before = await answers(first.store);
    const other = await openTestStore(second);
    const third = await openTestStore('embedded');
    const asked = new Set<string>();
    for (const { engine } of [other, third]) {
      const { read, write } = engine;
      engine.read = (text, ...more) => {
        asked.add(text.split('\n')[0] ?? '');
        return read(text, ...more);
      };
      engine.write = (steps, ...more) => {
        for (const step of steps) asked.add(step.text.split('\n')[0] ?? '');
        return write(steps, ...more);
      };
    }
    try {
      await restore(other.store, file, {});
      expect(await answers(other.store)).toEqual(before);
      const again = join(folder, 'second.ndjson.gz');
      await backup(other.store, again, '0.0.0');
      // Every node, relationship and record, with all its properties; the order may differ.
      const lines = async (path: string) =>
        (await linesOf(path))
          .slice(1, -1)
          .filter((line) => !line.includes('"action":"restore"'))
          .sort();
      expect(await lines(again)).toEqual(await lines(file));
      // The audit goes along, and tells of the restore.
      const { entries } = await questions.audit(other.store, { limit: 50 });
      expect(entries.map(({ action, kind, name }) => `${action} ${kind} ${name}`)).toEqual([
        'restore Backup first.ndjson.gz',
        'create Scene a-scene',
        'create SavedQuery mine',
        'load Dossier asylum-optout',
      ]);
      await restore(third.store, again, {});
      expect(await answers(third.store)).toEqual(before);
      // A revision that was given out is not given out again.
      const { record } = await third.store.records.put('Scene', {
        key: 'later',
        title: '',
        summary: '{}',
        body: '{}',
      });
      const all = await third.store.records.heads('SavedQuery');
      expect(all.every((head) => head.revision < record.revision)).toBe(true);
      expect(await third.store.archive.isUnfinished()).toBe(false);

      // In the place of what is there.
      const refused = await refusal(restore(third.store, file, {}));
      expect([refused.code, refused.message]).toEqual([
        'conflict',
        expect.stringContaining('--replace'),
      ]);
      await restore(third.store, file, { replace: true });
      expect(await answers(third.store)).toEqual(before);
      expect(await third.store.records.get('Scene', 'later')).toBeUndefined();
      // Who restored what in whose place is not forgotten.
      const kept = (await questions.audit(third.store, { limit: 50 })).entries;
      expect(kept.map(({ action, name }) => `${action} ${name}`)).toEqual([
        'restore first.ndjson.gz',
        'create later',
        'restore second.ndjson.gz',
        'restore first.ndjson.gz',
        'create a-scene',
        'create mine',
        'load asylum-optout',
      ]);
      const unasked = cypherNames('archive').filter(
        (name) => !asked.has(cypher(`archive/${name}`).split('\n')[0] ?? ''),
      );
      expect(unasked).toEqual([]);
    } finally {
      await third.close();
      await other.close();
    }
  });

  test.each<[string, (lines: string[]) => string[]]>([
    ['cut off', (lines) => lines.slice(0, -1)],
    ['with a line less', (lines) => lines.filter((_, index) => index !== 5)],
    ['with a line twice', (lines) => [...lines.slice(0, 3), lines[2] ?? '', ...lines.slice(3)]],
    ['with a label that is none', (lines) => lines.map((one) => one.replace('"Actor"', '"X"'))],
    ['of something else', (lines) => ['{"hello":1}', ...lines]],
    ['without its head', (lines) => lines.slice(1)],
  ])('%s is refused before anything is written', async (_what, spoil) => {
    const spoiled = join(folder, 'spoiled.ndjson.gz');
    await writeFile(spoiled, gzipSync(`${spoil(await linesOf(file)).join('\n')}\n`));
    const target = await openTestStore('embedded');
    try {
      expect((await refusal(restore(target.store, spoiled, {}))).code).toBe('bad-input');
      expect(await target.store.archive.isEmpty()).toBe(true);
      expect(await target.store.archive.isUnfinished()).toBe(false);
    } finally {
      await target.close();
    }
  });

  test('a small file that unpacks to a line without end is refused', async () => {
    const bomb = join(folder, 'bomb.ndjson.gz');
    const [head] = await linesOf(file);
    await writeFile(bomb, gzipSync(`${head}\n{"node":{"id":"${'a'.repeat(100 * 1024 * 1024)}`));
    const target = await openTestStore('embedded');
    try {
      const { code, message } = await refusal(restore(target.store, bomb, {}));
      expect([code, message]).toEqual(['bad-input', expect.stringContaining('too long')]);
    } finally {
      await target.close();
    }
  });

  test.skipIf(!existsSync('/dev/full'))(
    'one for which the disk is full says so and leaves no file',
    async () => {
      const source = await openTestStore('embedded');
      const full = join(folder, 'full.ndjson.gz');
      await symlink('/dev/full', `${full}.part`);
      try {
        await expect(backup(source.store, full, '1.0.0')).rejects.toMatchObject({ code: 'ENOSPC' });
        expect((await readdir(folder)).filter((name) => name.startsWith('full'))).toEqual([]);
      } finally {
        await source.close();
      }
    },
  );

  test('a broken file is refused; a restore that breaks off leaves a mark', async () => {
    const broken = join(folder, 'broken.ndjson.gz');
    const bytes = await readFile(file);
    await writeFile(broken, bytes.subarray(0, bytes.length / 2));
    const target = await openTestStore('embedded');
    try {
      expect((await refusal(restore(target.store, broken, {}))).code).toBe('bad-input');
      expect(await target.store.archive.isUnfinished()).toBe(false);
      const { write } = target.engine;
      let writes = 0;
      target.engine.write = (...given) => {
        writes += 1;
        return writes > 2 ? Promise.reject(new Error('the power is gone')) : write(...given);
      };
      await expect(restore(target.store, file, {})).rejects.toThrow('power');
      target.engine.write = write;
      expect(await target.store.archive.isUnfinished()).toBe(true);
      expect((await refusal(restore(target.store, file, {}))).code).toBe('conflict');
      await restore(target.store, file, { replace: true });
      expect(await target.store.archive.isUnfinished()).toBe(false);
      expect((await questions.storeHealth(target.store)).counts.nodes).toBe(926);
    } finally {
      await target.close();
    }
  });
});

describe.each(storeKinds)('a backup of a %s store that others write to', (kind) => {
  test('tells how much of theirs it leaves out, and can be restored', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-others-'));
    const file = join(folder, 'backup.ndjson.gz');
    const opened = await openTestStore(kind, 'test/fixtures/synthetic');
    const target = await openTestStore('embedded');
    const write = (text: string) => opened.engine.write([{ text, params: {} }]);
    try {
      const before = await opened.store.archive.totals();
      const [known] = (await opened.store.archive.nodes('statement:', 1)).nodes;
      const at = `MATCH (s:Entity {id: '${known?.id}'})`;
      await write("CREATE (:Film {title: 'F'})<-[:ACTED_IN]-(:Star {name: 'S'})");
      await write(`${at} CREATE (s)-[:MENTIONS {id: 'a'}]->(:Entity:Comet {id: 'comet:1'})`);
      await write(`${at} CREATE (s)<-[:MADE {id: 'b'}]-(:Entity:Actor {name: 'no id'})`);
      await write(`${at} MATCH (f:Film) CREATE (s)-[:SHOWN_IN]->(f)`);
      await write(`${at} CREATE (s)-[:LIKES {id: 'c'}]->(s)`);
      await write(`${at} SET s:Famous`);
      const told = await backup(opened.store, file, '0.0.0');
      expect(told).toMatchObject(before);
      expect(told.leftOut).toEqual({ nodes: 4, relationships: 5, labelled: 1 });
      await restore(target.store, file, {});
      expect(await target.store.archive.totals()).toEqual(before);
      const again = await backup(target.store, file, '0.0.0');
      expect(again.leftOut).toEqual(nothing);
    } finally {
      await opened.close();
      await target.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
