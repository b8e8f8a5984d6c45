/** What the product says is natural English: no wording that readers stumbled over comes back. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const texts = ['client', 'server', 'model', 'coding', 'cypher/saved'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html|cypher)$/.test(name))
    .map((name) => {
      const file = join(folder, name);
      return { file, text: withoutComments(file, readFileSync(file, 'utf8')) };
    }),
);

/** Comments speak to programmers; the header of a saved query is what readers see. */
function withoutComments(file: string, text: string): string {
  if (file.endsWith('.cypher')) return text;
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

describe('wordings', () => {
  test.each([
    /\b1 results\b/,
    /Term not stated/,
    /Class not known/,
    /title is a description/,
    /stated in it\b/,
    /\bIs (neutral|mixed) on\b/,
    /Whoever took both sides/,
    /Part of and takes part in/,
    /Party of the day|No party that day/,
    /as of their day/,
    /Statements a (day|week|month|year)/,
    /\b(is|are) not right\b/,
    /Ended by a limit|was ended (after|because)/,
    /The Cypher it makes/,
    /of more rows shown/,
    /'(Open alone|Earlier|Saved here|Look again|Take it along)'/,
    /address opens it|with its address/,
    /It cannot be shown|could not be counted/,
    /nothing under this address/,
    /What does not match:/,
    /Select with others, or no longer/,
    /as printed by the source/,
    /Name in the address/,
    /\b(longer|more memory) than it may\b/,
    /in vain\b/,
  ])('%s is nowhere', (phrase) => {
    expect(texts.filter(({ text }) => phrase.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test('what is counted stands in the singular for one', () => {
    const nouns =
      'statement|result|row|node|relationship|source|speaker|file|text|passage|report|record|change|minute|second|page|value';
    const plural = new RegExp(`\\$\\{([^{}]+)\\} (?:${nouns})s\\b(?! =)`, 'g');
    // Limits of the program and what is told only beyond them: never one.
    const many =
      /^(most|longest|least|max|limit)|most[A-Z]|toLocaleString|=== 1|\.join\(|^of\(|^label$/;
    const told = [
      'client/canvas/renderer/Canvas.tsx: ${badge}',
      'client/pages/scenes/strings.ts: ${empty}',
      'client/pages/queries/strings.ts: ${value}',
      'client/pages/queries/strings.ts: ${leftOut}',
      'client/parts/documents/pdf.ts: ${document.numPages}',
      'client/parts/evidence/strings.ts: ${count}',
      'coding/suggest.ts: ${passages.length}',
      'server/coding/merge-plan.ts: ${merge.moved.length}',
      'server/coding/source-texts.ts: ${stated.length}',
      'server/imports/input/unzip.ts: ${entries}',
      'server/questions/own-records.ts: ${row.nodes}',
    ];
    const found = texts
      .filter(({ file }) => !file.includes('networks'))
      .flatMap(({ file, text }) =>
        [...text.matchAll(plural)]
          .filter(([, value = '']) => !many.test(value))
          .map(([words]) => `${file}: ${words}`),
      )
      .filter((one) => !told.some((known) => one.startsWith(known)));
    expect(found).toEqual([]);
  });
});
