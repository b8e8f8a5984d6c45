/** Options of formats, as the command takes them. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { removeStudies, writeStudy } from '../setup/dna-study.ts';
import { qdpxFile, qdpxMapping } from '../setup/qdpx-file.ts';

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

  test.each([[[]], [['--format', 'refi-qda']]])(
    'takes a mapping of the codes of a REFI-QDA project, with %j',
    (format) => {
      const { file, remove } = qdpxFile();
      try {
        const run = (mapping: object) => {
          const path = `${file.path}.json`;
          writeFileSync(path, JSON.stringify(mapping));
          const args = [file.path, '--dry-run', '--skip-invalid', '--json', '--mapping', path];
          return spawnSync(process.execPath, [program, ...args, ...format], {
            env: { PATH: process.env.PATH ?? '', DATA_DIR: `${file.path}.data`, NEO4J_URI: '' },
            encoding: 'utf8',
          });
        };
        const told = run(qdpxMapping);
        expect([told.status, told.stderr]).toEqual([0, expect.any(String)]);
        expect(JSON.parse(told.stdout).plan.created).toMatchObject({ Actor: 1, MADE: 1, ABOUT: 2 });
        const wrong = run({ codes: { A: 'nonsense' } });
        expect([wrong.status, wrong.stderr]).toEqual([
          2,
          expect.stringContaining('invalid for REFI-QDA'),
        ]);
      } finally {
        remove();
      }
    },
  );
});
