/** Options of formats, as the command takes them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { removeStudies, writeStudy } from '../setup/dna-study.ts';

const program = 'dist/server/commands/import.js';
afterAll(removeStudies);

describe.skipIf(!existsSync(program))('npm run import', () => {
  test('is told which variables of a study say who, what and how', () => {
    const { path } = writeStudy({
      variables: [
        ['Who', 'short text'],
        ['About', 'short text'],
        ['So', 'boolean'],
      ],
      statements: [{ values: { Who: 'Ana', About: 'Bridge', So: 0 } }],
    });
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [program, path, '--dry-run', '--json', ...args], {
        env: { PATH: process.env.PATH ?? '', DATA_DIR: `${path}.data`, NEO4J_URI: '' },
        encoding: 'utf8',
      });
    const untold = run();
    expect([untold.status, untold.stderr]).toEqual([1, expect.stringContaining('--concept')]);
    const told = run('--person', 'Who', '--concept', 'About', '--agreement', 'So');
    expect(told.status).toBe(0);
    expect(JSON.parse(told.stdout).plan.created).toMatchObject({
      Actor: 1,
      Statement: 1,
      ABOUT: 1,
    });
  });
});
