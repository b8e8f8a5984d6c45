/** A file can be read in one go. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folders = 'bench bin client coding cypher model scripts seed server test'.split(' ');
const most = 350;

test(`no source has more than ${most} lines`, () => {
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|css|mjs|js|cypher)$/.test(name))
      .map((name) => join(folder, name)),
  );
  expect(sources.length).toBeGreaterThan(800);
  const lines = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length;
  expect(sources.filter((file) => lines(file) > most)).toEqual([]);
});
