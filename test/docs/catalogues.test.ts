/**
 * What a component says to people stands in the catalogue of its page, `strings.ts`, so that it can be said
 * in another language.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { visibleTexts } from '../setup/visible-text.ts';

/** What nobody reads: colours, events and classes. */
const unread = /^(color-mix\(|pan zoom resize$|embedded graph$|check of queries$|null$)/;

test('no component holds a text that people read', () => {
  const files = readdirSync('client', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => join('client', file));
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    visibleTexts(file, readFileSync(file, 'utf8'))
      .filter(({ text }) => !unread.test(text))
      .map(({ line, text }) => `${file}:${line} ${text.replace(/\s+/g, ' ').trim()}`),
  );
  expect(found).toEqual([]);
});

test('a text is found wherever it is written', () => {
  const code = `
    const options = [['Latest first', 'date'], ['by name', 'name']];
    const title = (n: number) => \`Shown: \${n}\`;
    export const Part = ({ n, className }: Props) => (
      <p className="field short" aria-label="stance" title={n > 1 ? 'several' : 'one'}>
        {n} rows {n > 1 && 'in all'} {\`of \${n}\`}
        <Field label="Speaker" kind="Open" id="open" on={(key) => key === 'Enter'} />
      </p>
    );`;
  expect(visibleTexts('part.tsx', code).map(({ text }) => text.trim())).toEqual([
    'Latest first',
    'by name',
    'Shown: ${}',
    'stance',
    'several',
    'one',
    'rows',
    'in all',
    'of ${}',
    'Speaker',
    'Open',
  ]);
});
