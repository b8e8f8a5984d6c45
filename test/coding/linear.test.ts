/** The work of the pipeline grows with the length of a text and no faster, whatever the text is. */
import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildGazetteer, type NameEntry } from '../../coding/gazetteer.ts';
import { textDifference } from '../../coding/reanchor/difference.ts';
import { suggest } from '../../coding/suggest.ts';

const entry = (id: string, label: NameEntry['label'], name: string): NameEntry => ({
  id,
  label,
  name,
  aliases: [],
  terms: [{ kind: 'office', body: 'institution:council', role: 'minister' }],
});
const names = buildGazetteer([
  ...Array.from({ length: 600 }, (_, at) =>
    entry(`actor:a${at}`, 'Actor', `Anna${at % 30} Berg${at}`),
  ),
  entry('institution:council', 'Institution', 'Varden Council'),
  entry('agreement:accord', 'Agreement', 'Varden Accord'),
  entry('agreement:salt', 'Agreement', 'Salt Clause'),
]);

/** A text of some length out of one piece, or of one for each number. */
const repeated = (piece: string | ((at: number) => string), length: number) => {
  const parts: string[] = [];
  for (let at = 0, size = 0; size < length; at += 1) {
    const part = typeof piece === 'string' ? piece : piece(at);
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
};
const letters = (at: number) =>
  [at, at / 26, at / 676].map((one) => String.fromCharCode(97 + (Math.floor(one) % 26))).join('');

const shapes: [string, string | ((at: number) => string)][] = [
  ['straight marks', '"'],
  ['curly marks', '“'],
  ['low and high marks', '„“'],
  ['angle marks', '«»'],
  ['apostrophes', "a' "],
  ['brackets', '('],
  ['all marks', '"“„«‹‚‘\'”»›’ '],
  ['marks and words', '"said “A „b «C ‹d ‚E ‘f \'G '],
  ['nested quotations', '“a ‘b c d e’ f g” '],
  ['never closed', '“a ‘b '],
  ['capitals', 'A'],
  ['capitals with dashes', 'A-'],
  ['capitalised words', 'Aa '],
  ['names with particles', 'Aa van '],
  ['names of three words', 'Anna Maria Berg '],
  ['offices and names', 'minister of Water Anna Maria Berg. '],
  ['without blanks', 'x'],
  ['blanks', ' '],
  ['short lines', 'a\n'],
  ['said', 'said '],
  ['said that', 'said that it is bad and '],
  ['and saying', ', and saying '],
  ['he said', 'he said the plan is bad, '],
  ['quotation said', '“aaa bbb ccc ddd” said '],
  ['quotations without a stop', '“we will go there” x '],
  ['quotations in lines', 'Anna Berg said: “We went there.\n“We saw it.”\n'],
  ['dashes', '– a '],
  ['dashes and verbs', ' – powiedział – a b c'],
  ['dashes in lines', '– Nie tak – powiedział X.\n'],
  ['agreements in one sentence', '“the Varden Accord is bad” and '],
  ['agreements alone', 'Varden Accord '],
  ['first names', '“we will go there now,” Anna1 said. '],
  ['names that nobody has', (at) => `“we will go there now,” X${letters(at)} said. `],
  [
    'many names',
    (at) => `Anna${at % 30} Berg${at % 600} and “we will go there now,” X${letters(at)} said. `,
  ],
  ['offices', '“we will go there now,” said the minister of Varden Council. '],
  ['pronouns', '“we will go there now,” she said. '],
  ['a transcript in lines', 'Mr Berg: We do the Varden Accord.\n'],
  ['a transcript with quotations', 'Mr Berg: he said: “The Varden Accord is bad.”\n'],
  ['a transcript in one line', 'The Varden Accord. '],
  ['according to', 'according to X, “we go there now” '],
  ['inside the marks', '« Nous, a-t-il dit, allons là » '],
  ['indirect speech', 'sagte, er sei dumm, '],
];

/** What the engine does with a whole text in one step, of which the blocks tell nothing. */
const ofWholeTexts = ['split', 'trim', 'trimEnd', 'replace', 'match', 'toLowerCase'] as const;
const own = Object.fromEntries(ofWholeTexts.map((name) => [name, String.prototype[name]]));
let characters = 0;

let session: Session;
beforeAll(async () => {
  for (const name of ofWholeTexts) {
    const method = own[name] as (...given: unknown[]) => unknown;
    Object.assign(String.prototype, {
      [name](this: string, ...given: unknown[]) {
        characters += this.length;
        return method.apply(this, given);
      },
    });
  }
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
});
afterAll(async () => {
  Object.assign(String.prototype, own);
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
});

/** How often the blocks of the pipeline were run since this was asked before, and characters looked through. */
async function steps(): Promise<number> {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => /\/coding\/[\w/-]+\.ts/.test(url) && !url.includes('/test/'))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, takenCharacters());
}

function takenCharacters(): number {
  const taken = characters;
  characters = 0;
  return taken;
}

/** Twice the length takes twice the steps; sorting a little more. */
const most = 2.5;
const length = 8000;

/** What another language reads by rules of its own. */
const others: [string, string[]][] = [
  ['pl', ['dashes', 'dashes and verbs', 'dashes in lines', 'all marks']],
  ['fr', ['inside the marks', 'dashes in lines', 'angle marks']],
  ['de', ['indirect speech', 'according to', 'low and high marks', 'said that']],
];
const cases = [
  ...shapes.map(([name, piece]) => ['en', name, piece] as const),
  ...others.flatMap(([language, named]) =>
    shapes
      .filter(([name]) => named.includes(name))
      .map(([name, piece]) => [language, name, piece] as const),
  ),
];

describe('reading a text', () => {
  test.each(cases)('%s: %s', async (language, name, piece) => {
    const before = name === 'a transcript in one line' ? 'Mr Berg: a.\nMr Berg: b.\nMr Berg: ' : '';
    const read = (size: number) => {
      const text = before + repeated(piece, size);
      suggest({ text, language, date: '2031-01-01', names });
    };
    // What is made once is made before.
    read(500);
    await steps();
    read(length);
    const once = await steps();
    read(2 * length);
    const twice = await steps();
    expect(once).toBeGreaterThan(0);
    expect(twice / once).toBeLessThan(most);
  });
});

test.each([
  ['all the same', 'a\n', 'a\n'],
  ['nothing in common', 'a\n', 'b\n'],
  ['in turns', 'a\nb\n', 'b\na\nc\n'],
])('a difference between texts: %s', async (_, one, other) => {
  const compare = (size: number) => {
    const [before, after] = [repeated(one, size), repeated(other, size)];
    textDifference(before, after);
  };
  await steps();
  compare(4 * length);
  const once = await steps();
  compare(8 * length);
  expect(await steps()).toBeLessThan(most * once);
});
