/** An import whose process is killed leaves nothing, and loses nothing that was there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import { recoverImports } from '../../server/imports/recover.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { createStore, type Store } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { graphText } from '../setup/imports.ts';

/** More for a long run: KILLS=30. */
const kills = Number(process.env.KILLS ?? 2);
const program = 'dist/server/commands/import.js';

/** A file that changes what is there and adds some thousand statements. */
function bigSheet(): string {
  const rows = ['speakerId,Speaker,Agreement,Stance,Date,Words'];
  rows.push('actor:geert-wilders,Geert W.,Dam law,for,2024-01-01,First.');
  for (let at = 0; at < 2500; at += 1) {
    rows.push(
      `p${at % 50},Person ${at % 50},Law ${at % 20},for,2024-01-0${1 + (at % 9)},Words ${at}.`,
    );
  }
  return rows.join('\n');
}

describe.skipIf(!existsSync(program))('killed at any moment', () => {
  let folder: string;
  let file: string;
  let before: string[];
  const opened = async <Value>(work: (store: Store) => Promise<Value>): Promise<Value> => {
    const engine = await openEmbedded({ dataDir: join(folder, 'data') });
    try {
      await engine.prepare();
      return await work(createStore(engine));
    } finally {
      await engine.close();
    }
  };
  const started = (): ChildProcess =>
    spawn(process.execPath, [program, file], {
      env: { ...process.env, DATA_DIR: join(folder, 'data'), NEO4J_URI: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-killed-'));
    file = join(folder, 'big.csv');
    await writeFile(file, bigSheet());
    before = await opened(async (store) => {
      await load(store, await readDossier('seed/asylum-optout'));
      return graphText(store, true);
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('nothing of it is left after the next start', async () => {
    // A whole run tells how long there is something to kill.
    const first = started();
    const begun = Date.now();
    const [code] = await once(first, 'exit');
    expect(code).toBe(0);
    const lasts = Date.now() - begun;
    const whole = await opened((store) => graphText(store));
    expect(whole.length).toBeGreaterThan(before.length + 2500);
    await rm(join(folder, 'data'), { recursive: true, force: true });
    await opened(async (store) => load(store, await readDossier('seed/asylum-optout')));

    const outcomes: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const child = started();
      const gone = once(child, 'exit');
      const share = (kill + 1) / (kills + 1);
      await new Promise((resolve) => setTimeout(resolve, lasts * (0.3 + 0.7 * share)));
      child.kill('SIGKILL');
      await gone;
      // The engine's own process ends with its parent, in its own time.
      let left: string[] | undefined;
      const looks = () =>
        opened(async (store) => {
          await recoverImports(store);
          left = await graphText(store);
          return true;
        }).catch(() => false);
      await expect.poll(looks).toBe(true);
      const isWhole = left?.length === whole.length;
      outcomes.push(isWhole ? 'whole' : 'nothing');
      expect(left).toEqual(isWhole ? whole : before);
      if (isWhole) {
        await rm(join(folder, 'data'), { recursive: true, force: true });
        await opened(async (store) => load(store, await readDossier('seed/asylum-optout')));
      }
    }
    expect(outcomes).toHaveLength(kills);
  }, 600_000);
});
