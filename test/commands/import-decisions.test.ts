/** Who is who, decided in a file: saved beside the mapping, and applied again to like cases elsewhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Decision, decisionsFile } from '../../model/schemas/imports.ts';

const program = 'dist/server/commands/import.js';
const known = 'actor:geert-wilders';

describe.skipIf(!existsSync(program))('npm run import, with decisions', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-decisions-'));
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: join(folder, 'one') };
    const seeded = spawnSync(
      process.execPath,
      ['bin/stancegraph.mjs', 'seed', 'seed/asylum-optout'],
      { env, encoding: 'utf8' },
    );
    expect([seeded.status, seeded.stderr]).toEqual([0, '']);
    await cp(join(folder, 'one'), join(folder, 'other'), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const at = (name: string) => join(folder, name);
  const sheet = (name: string, rows: readonly string[]) => {
    writeFileSync(at(name), ['Speaker,Agreement,Stance,Date,Words', ...rows, ''].join('\n'));
    return at(name);
  };
  /** Runs the command; what it says for programs comes as JSON. */
  function run(store: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--json'], {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: at(store), NEO4J_URI: '' },
      encoding: 'utf8',
    });
    const plan = stdout.trim() ? JSON.parse(stdout).plan : undefined;
    return { status, said: stderr, created: plan?.created ?? {} };
  }
  const saved = (name: string): Decision[] =>
    decisionsFile.parse(JSON.parse(readFileSync(at(name), 'utf8'))).decisions;
  const decide = (name: string, decision: string) => {
    const decisions = saved(name).map((one) =>
      one.candidates?.includes(known) ? { ...one, decision } : one,
    );
    writeFileSync(at(name), JSON.stringify({ decisions }));
  };

  test('what is open is saved, decided by hand, applied, and saved again as it was decided', () => {
    const file = sheet('first.csv', ['Geert Wilders,Dam law,for,2024-03-01,The dam protects us.']);
    const open = run('one', file, '--dry-run', '--save-decisions', at('who.json'));
    expect([open.status, open.created.Actor]).toEqual([0, 1]);
    expect(open.said).toContain('may be somebody who is already there');
    expect(saved('who.json')).toContainEqual(
      expect.objectContaining({ name: 'Geert Wilders', candidates: [known], decision: null }),
    );

    decide('who.json', known);
    const again = ['--decisions', at('who.json'), '--save-decisions', at('kept.json')];
    const done = run('one', file, ...again, '--save-mapping', at('mapping.json'));
    expect([done.status, done.created.Actor, done.created.Statement]).toEqual([0, undefined, 1]);
    expect(saved('kept.json')).toEqual(saved('who.json'));
    expect(existsSync(at('mapping.json'))).toBe(true);

    // A like case of another file: the store remembers, and the file says it to another store.
    mkdirSync(at('later'));
    const like = sheet('later/first.csv', [
      'Geert WILDERS,Toll law,for,2024-04-01,Tolls are fair.',
    ]);
    expect(run('one', like, '--save-decisions', at('remembered.json')).created.Actor).toBe(
      undefined,
    );
    expect(saved('remembered.json')).toContainEqual(expect.objectContaining({ decision: known }));
    expect(run('other', like, '--dry-run').created.Actor).toBe(1);
    const elsewhere = run(
      'other',
      like,
      ...['--mapping', at('mapping.json'), '--decisions', at('kept.json')],
    );
    expect([elsewhere.status, elsewhere.said]).toEqual([0, elsewhere.said]);
    expect(elsewhere.created.Actor).toBe(undefined);
  });

  test('somebody else stays somebody else, without being asked again', () => {
    const file = sheet('third.csv', ['Geert Wilders,Salt law,for,2024-05-01,Salt is good.']);
    run('other', file, '--dry-run', '--save-decisions', at('different.json'));
    decide('different.json', 'different');
    const done = run('other', file, '--decisions', at('different.json'));
    expect([done.status, done.created.Actor]).toEqual([0, 1]);
    expect(done.said).not.toContain('may be somebody who is already there');
  });

  test('a decision for somebody who is not there is told, and decides nothing', () => {
    const file = sheet('fourth.csv', ['Geert Wilders,Sea law,for,2024-05-01,The sea is ours.']);
    const decisions = [{ key: 'Actor geert wilders', decision: 'actor:geert-wildrs' }];
    writeFileSync(at('wrong.json'), JSON.stringify({ decisions }));
    const done = run('one', file, '--dry-run', '--decisions', at('wrong.json'));
    expect(done.status).toBe(0);
    expect(done.said).toContain('actor:geert-wildrs');
    expect(done.said).toContain('may be somebody who is already there');
  });

  test.each([
    ['no JSON', '{'],
    ['no decisions', '{"decisions": [{"decision": "x"}]}'],
  ])('%s is refused, and nothing is changed', (_, text) => {
    writeFileSync(at('broken.json'), text);
    const file = sheet('fifth.csv', ['Bo,Sea law,for,2024-05-01,The sea is ours.']);
    const refused = run('one', file, '--decisions', at('broken.json'));
    expect(refused.status).toBe(2);
    expect(refused.said).toContain('broken.json');
  });
});
