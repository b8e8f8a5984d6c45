/** `npm run seed` where people have corrected what the dossier would put back. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patchEntity } from '../../server/coding/correct.ts';
import { openEmbedded } from '../../server/store/embedded/engine.ts';
import { createStore, type Store } from '../../server/store/store.ts';

const dossier = 'test/fixtures/synthetic';

describe.skipIf(!existsSync('dist/server/commands/seed.js'))('npm run seed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-seed-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const seed = (...args: string[]) =>
    spawnSync(process.execPath, ['bin/stancegraph.mjs', 'seed', ...args], {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: folder },
      encoding: 'utf8',
    });
  const inStore = async <Value>(work: (store: Store) => Promise<Value>): Promise<Value> => {
    const engine = await openEmbedded({ dataDir: folder });
    try {
      await engine.prepare();
      return await work(createStore(engine));
    } finally {
      await engine.close();
    }
  };
  const billName = () =>
    inStore(async ({ engine }) => {
      const text = 'MATCH (n:Entity {id: $id}) RETURN n.name AS name';
      const [row] = await engine.read<{ name: string }>(text, { id: 'agreement:bill' });
      return row?.name;
    });

  test('loads twice, not over a correction, and over it where that is asked for', async () => {
    expect([seed(dossier).status, seed(dossier).status]).toEqual([0, 0]);
    const name = 'The Salt Bill';
    await inStore((store) =>
      patchEntity(
        store,
        { id: 'agreement:bill', changes: { name }, reason: 'Its name.' },
        { by: 'an editor', settings: {} },
      ),
    );
    const refused = seed(dossier);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('1 entity of it was corrected here (agreement:bill)');
    expect(refused.stderr).toContain(`stancegraph import ${dossier} keeps corrections`);
    expect(await billName()).toBe(name);
    expect(seed(dossier, '--replace').status).toBe(0);
    expect(await billName()).toBe('Salt Bill');
  });
});
