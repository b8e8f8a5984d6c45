/** A study holds graph, queries, scenes, codebooks, decisions and figures, and opens to the same elsewhere. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sceneDraft } from '../../model/schemas/scenes.ts';
import { restore } from '../../server/backup/restore.ts';
import { saveCodebook } from '../../server/coding/codebooks.ts';
import { study } from '../../server/exports/formats/study/index.ts';
import type { ExportGraph } from '../../server/exports/graph.ts';
import { graphFor } from '../../server/exports/index.ts';
import { importHeads } from '../../server/imports/records.ts';
import { undo } from '../../server/imports/undo.ts';
import { listQueries, saveQuery } from '../../server/library/saved-queries.ts';
import { listScenes, saveScene } from '../../server/library/scenes.ts';
import { sinkTo } from '../../server/sink.ts';
import type { Store } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { graphText, planned, type Workplace, workplace } from '../setup/imports.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');

async function studyOf(
  store: Store,
  filters: Parameters<typeof graphFor>[1] = {},
  sent: number[] = [],
  through: (graph: ExportGraph) => ExportGraph = (graph) => graph,
): Promise<Record<string, Uint8Array>> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      sent.push(chunk.length);
      done();
    },
  });
  const figures = [{ name: 'matrix.svg', bytes: picture }];
  await study.write(through(await graphFor(store, filters)), sinkTo(stream), {
    day: '2026-11-30',
    name: 'study',
    study: { store, program: '1.0.0', title: 'A dam and its critics', filters, figures },
  });
  return unzipSync(Buffer.concat(chunks));
}

function textOf(files: Record<string, Uint8Array>, name: string): string {
  return Buffer.from(files[name] ?? []).toString();
}

describe.each(storeKinds)('a study of the %s store', (kind) => {
  let opened: TestStore;
  let place: Workplace;
  let folder: string;
  let files: Record<string, Uint8Array>;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'test/fixtures/synthetic');
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-study-'));
    place = await workplace();
    const { store } = opened;
    await saveQuery(
      store,
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
    const nodes = [['actor:somebody', 1, 2, 0]];
    await saveScene(
      store,
      'a-scene',
      sceneDraft.parse({ name: 'A', canvas: { nodes } }),
      undefined,
    );
    await saveCodebook(store, 'dam', { agreements: [], coders: [] }, undefined);
    const table = await place.file(
      'dam.csv',
      'Speaker,Agreement,Stance,Date,Words\nAda Lindt,Dam law,for,2024-03-01,We build it.\n',
    );
    const one = await planned(store, place, [table]);
    await one.apply();
    await one.close();
    files = await studyOf(store);
  });
  afterAll(async () => {
    await opened?.close();
    await place.remove();
    await rm(folder, { recursive: true, force: true });
  });

  test('it has what is promised, and its checksums are right', () => {
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'README.md',
        'CITATION.cff',
        'SHA256SUMS',
        'study.json',
        'graph.jsonld',
        'store.ndjson',
        'queries/mine.cypher',
        'scenes/a-scene.json',
        'codebooks/dam.json',
        'decisions/audit.json',
        'decisions/imports.json',
        'figures/matrix.svg',
      ]),
    );
    const sums = textOf(files, 'SHA256SUMS').trimEnd().split('\n');
    expect(sums).toHaveLength(Object.keys(files).length - 1);
    for (const line of sums) {
      const [sum, name = ''] = line.split('  ');
      expect([
        name,
        createHash('sha256')
          .update(files[name] ?? '')
          .digest('hex'),
      ]).toEqual([name, sum]);
    }
    expect(textOf(files, 'README.md')).toContain('A dam and its critics');
    expect(JSON.parse(textOf(files, 'decisions/imports.json'))).toEqual([
      expect.objectContaining({ dossier: 'dam', format: 'csv', state: 'applied' }),
    ]);
  });

  test('what is written meanwhile leaves it whole; where that never ends, nothing of it goes out', async () => {
    const { store } = opened;
    const readAudit = store.archive.audit;
    const sent: number[] = [];
    /** A study for which something is written each of so many times that the store is read. */
    const whileWriting = (kind: 'Event' | 'Scene', times: number) => {
      let written = 0;
      store.archive.audit = async () => {
        const content = { key: 'meanwhile', title: '', summary: `{"n":${written}}`, body: '{}' };
        if (written < times) await store.records.put(kind, content);
        written += 1;
        return readAudit();
      };
      return studyOf(store, {}, sent);
    };
    try {
      expect(Object.keys(await whileWriting('Event', 99))).toContain('SHA256SUMS');
      const whole = await whileWriting('Scene', 2);
      const { end } = JSON.parse(textOf(whole, 'store.ndjson').trimEnd().split('\n').at(-1) ?? '');
      expect(end.nodes).toBe(JSON.parse(textOf(whole, 'study.json')).counts.nodes);
      sent.length = 0;
      await expect(whileWriting('Scene', 99)).rejects.toMatchObject({ code: 'conflict' });
      expect(sent).toEqual([]);
    } finally {
      store.archive.audit = readAudit;
      for (const kind of ['Event', 'Scene'] as const) await store.records.delete(kind, 'meanwhile');
    }
  });

  test('opened on a private store it shows the same, and its imports can be undone', async () => {
    const { store } = opened;
    const lines = join(folder, 'store.ndjson');
    await writeFile(lines, files['store.ndjson'] ?? '');
    const other = await openTestStore('embedded');
    try {
      await restore(other.store, lines, {});
      expect(await graphText(other.store, true)).toEqual(await graphText(store, true));
      expect(await listQueries(other.store)).toEqual(await listQueries(store));
      expect(await listScenes(other.store)).toEqual(await listScenes(store));
      const [head] = await importHeads(other.store);
      await undo(other.store, head?.id ?? '');
      const left = await graphText(other.store);
      expect(left.some((line) => line.includes('Ada Lindt'))).toBe(false);
      expect(left.length).toBeGreaterThan(0);
    } finally {
      await other.close();
    }
  });

  test('tokens and short links stay where they are', async () => {
    const { store } = opened;
    await store.records.put('Token', {
      key: 't',
      title: 't',
      summary: '{}',
      body: '{"hash":"secret"}',
    });
    const again = await studyOf(store);
    for (const bytes of Object.values(again)) {
      expect(Buffer.from(bytes).toString()).not.toContain('"hash":"secret"');
    }
  });

  test('a working set has its own nodes alone', async () => {
    const part = await studyOf(opened.store, { stance: ['oppose'] });
    const of = (all: Record<string, Uint8Array>) =>
      JSON.parse(textOf(all, 'study.json')).counts.nodes;
    expect(of(part)).toBeGreaterThan(0);
    expect(of(part)).toBeLessThan(of(files));
    expect(textOf(part, 'README.md')).toContain('stance oppose');
    const lines = join(folder, 'part.ndjson');
    await writeFile(lines, part['store.ndjson'] ?? '');
    const other = await openTestStore('embedded');
    try {
      await restore(other.store, lines, {});
      expect((await other.store.archive.totals()).nodes).toBe(of(part));
    } finally {
      await other.close();
    }
  });

  test('a correction made while it is read is in all of its files', async () => {
    const { store } = opened;
    const named = (name: string) => {
      const node = { id: 'party:meanwhile', label: 'Party' as const, properties: { name } };
      return load(store, { nodes: [node], relationships: [] });
    };
    await named('Named before');
    let passes = 0;
    const disturbed = await studyOf(store, {}, [], (graph) => ({
      ...graph,
      async *nodes() {
        passes += 1;
        const isFirst = passes === 1;
        if (isFirst) await named('Named first');
        yield* graph.nodes();
        if (isFirst) await named('Named last');
      },
    }));
    expect(passes).toBeGreaterThan(1);
    for (const file of ['graph.jsonld', 'store.ndjson']) {
      expect([file, textOf(disturbed, file).match(/Named \w+/g)]).toEqual([file, ['Named last']]);
    }
  });
});
