/** One command everywhere: help for each, mistyped names, exit codes, and a round on an empty folder. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../bin/commands.mjs';

const program = join(process.cwd(), 'bin', 'stancegraph.mjs');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stancegraph-bin-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const { PATH = '' } = process.env;
  const env = { PATH, DATA_DIR: join(folder, 'data'), SEED: 'none' };
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, env, encoding: 'utf8' });
}

test('every command of the server is one of the list, and says what it takes', () => {
  const own = readdirSync('server/commands')
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    // Those that make the first dossier are of the repository alone.
    .filter((name) => !name.startsWith('seed-'));
  expect(Object.keys(commands).sort()).toEqual([...own, 'generate', 'start'].sort());
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of Object.keys(commands)) {
    expect(scripts[name]).toBeDefined();
    const told = run(name, '--help');
    expect([told.status, told.stderr]).toEqual([0, '']);
    expect(told.stdout).toMatch(new RegExp(`^stancegraph ${name}`));
  }
}, 60_000);

test('a mistyped command is told the one that is meant, with code 2', () => {
  const told = run('improt', 'x.csv');
  expect(told.status).toBe(2);
  expect(told.stderr).toContain('Is import meant?');
  expect(run('--help').stdout).toContain('import');
  expect(run('--version').stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
});

describe('a round in an empty folder', () => {
  test('import, export, backup, restore, tokens; each wrong call has code 2', () => {
    const table = join(folder, 'statements.csv');
    const rows = [
      'speaker,party,agreement,stance,date,text,source',
      'Ada Lindt,Greens,Harbour Treaty,support,2024-03-01,"We will sign it.",Harbour Daily',
      'Bo Marsh,Union,Harbour Treaty,oppose,2024-03-02,"It goes too far.",Harbour Daily',
    ];
    writeFileSync(table, `${rows.join('\n')}\n`);
    const imported = run('import', table);
    expect([imported.status, imported.stderr]).toEqual([0, expect.any(String)]);
    const exported = run('export', '--format', 'dossier', '--out', join(folder, 'all.zip'));
    expect(exported.status).toBe(0);
    const saved = run('backup', '--out', join(folder, 'all.ndjson.gz'), '--json');
    expect(JSON.parse(saved.stdout)).toMatchObject({ file: join(folder, 'all.ndjson.gz') });
    expect(JSON.parse(saved.stdout).nodes).toBeGreaterThan(5);
    const refused = run('restore', join(folder, 'all.ndjson.gz'));
    expect(refused.status).toBe(2);
    const restored = run('restore', join(folder, 'all.ndjson.gz'), '--replace');
    expect(restored.stdout).toContain('Restored');
    expect(run('tokens', 'make', 'Press office', '--role', 'coder').stdout).toContain(
      'stancegraph_',
    );
    const listed = JSON.parse(run('tokens', 'list', '--json').stdout);
    expect(listed.tokens).toMatchObject([{ name: 'Press office', role: 'coder' }]);
    expect(run('tokens').stderr).toContain('stancegraph tokens list');
    for (const wrong of [
      ['tokens'],
      ['export', '--format', 'pdf'],
      ['import'],
      ['restore', 'no'],
      ['export', '--format', 'jsonld', '--output', 'x.jsonld'],
      ['export', '--format', 'jsonld', '--out', join(folder, 'none', 'x.jsonld')],
      ['backup', '--out', folder],
      ['seed', '--replce', folder],
      ['tokens', 'make', 'Press office', '--rôle', 'coder'],
    ]) {
      const { status, stderr } = run(...wrong);
      expect([wrong, status]).toEqual([wrong, 2]);
      expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
    }
  }, 120_000);
});
