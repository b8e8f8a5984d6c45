/** Style sheets name only colours and sizes that exist: a rule with any other is dropped without a word. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const files = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(css|ts|tsx)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join('client', name), 'utf8') }));

test('every custom property that a style sheet uses is set somewhere', () => {
  const all = files.map(({ text }) => text).join('\n');
  const isSet = (property: string) =>
    new RegExp(`${property}['"]?\\]?\\s*:|['"\`]${property}['"\`]`).test(all);
  const used = files
    .filter(({ name }) => name.endsWith('.css'))
    .flatMap(({ name, text }) =>
      [...text.matchAll(/var\((--[a-z0-9-]+)\)/g)].map(([, property = '']) => ({ name, property })),
    );
  expect(used.length).toBeGreaterThan(500);
  const unset = used.filter(({ property }) => !isSet(property));
  expect(unset).toEqual([]);
});
