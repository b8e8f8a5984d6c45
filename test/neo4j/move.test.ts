/** One command takes everything of an embedded store to Neo4j, imports with what undoes them among it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importHeads, storedImport } from '../../server/imports/records.ts';
import { undo } from '../../server/imports/undo.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { createStore } from '../../server/store/store.ts';
import { graphText } from '../setup/imports.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

const program = join(process.cwd(), 'bin', 'stancegraph.mjs');

describe.runIf(neo4jSettings.uri)('moving up to Neo4j', () => {
  let folder: string;
  let neo4j: TestStore;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stancegraph-move-'));
    neo4j = await openTestStore('neo4j');
  });
  afterAll(async () => {
    await neo4j?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (of: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, 'data'), SEED: 'none', ...of },
      encoding: 'utf8',
    });

  test('graph, imports, decisions and what undoes them are there, and the import is undone there', async () => {
    run({}, 'seed', join(process.cwd(), 'seed/asylum-optout'));
    const table = join(folder, 'dam.csv');
    const decisions = join(folder, 'decisions.json');
    writeFileSync(
      table,
      'speakerId,Speaker,Agreement,Stance,Date,Words\nactor:geert-wilders,Geert W.,Dam law,for,2024-01-01,First.\n,Marjolein Faber,Dam law,against,2024-01-02,Second.\n',
    );
    const decision = {
      key: 'Actor marjolein faber',
      name: 'Marjolein Faber',
      candidates: ['actor:marjolein-faber'],
      decision: 'actor:marjolein-faber',
    };
    writeFileSync(decisions, JSON.stringify({ decisions: [decision] }));
    const imported = run({}, 'import', table, '--decisions', decisions);
    expect([imported.status, imported.stderr]).toEqual([0, expect.any(String)]);

    const { uri, username, password } = neo4jSettings;
    const settings = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    const moved = run(settings, 'move');
    expect([moved.status, moved.stderr]).toEqual([0, expect.any(String)]);
    const engine = await openEmbedded({ dataDir: join(folder, 'data') });
    try {
      const before = createStore(engine);
      expect(await graphText(neo4j.store, true)).toEqual(await graphText(before, true));
      expect(await importHeads(neo4j.store)).toEqual(await importHeads(before));
      const [head] = await importHeads(before);
      const id = head?.id ?? '';
      expect(await storedImport(neo4j.store, id)).toEqual(await storedImport(before, id));
      expect((await storedImport(neo4j.store, id))?.body.decisions).toEqual([decision]);
      // Undone here and there, both are as they were before the import.
      await undo(before, id);
      await undo(neo4j.store, id);
      const left = await graphText(neo4j.store, true);
      expect(left).toEqual(await graphText(before, true));
      expect(left.some((line) => line.includes('Geert W.'))).toBe(false);
    } finally {
      await engine.close();
    }
    // What is there already is not written over unseen.
    expect(run(settings, 'move').status).toBe(2);
  }, 180_000);
});
