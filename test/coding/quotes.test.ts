/** Checking quotations among many: what is true is found, what was altered is never called exact. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildQuoteIndex } from '../../coding/quote-index.ts';
import { differenceOf, quoteParts } from '../../coding/quote-words.ts';

const common =
  'we the of not border asylum return quota treaty vote court budget council solidarity relocation screening reform deadline partner minister harbour energy water climate trade farm data privacy youth region tax pension health school'.split(
    ' ',
  );
const names = ['Berg', 'Halderman', 'Vermaas', 'Tessandier', 'Lobrecht'];
/** Numbers from 0 to 1, the same for the same seed. */
function random(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const next = random(7);
const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] as string;
const sentences = Array.from({ length: 20_000 }, () => {
  const words = Array.from({ length: 10 + Math.floor(next() * 20) }, () => pick(common));
  words[3] = pick(names);
  words[6] = String(Math.floor(next() * 40));
  return words;
});
const index = buildQuoteIndex(
  sentences.map((words, at) => ({
    statement: `statement:${at}`,
    text: `${words.join(' ')}.`,
    of: 'text',
    paraphrase: false,
  })),
);
const exact = (text: string) => index.exact(quoteParts(text), 50).map((hit) => hit.text);
const chosen = Array.from({ length: 1000 }, () => Math.floor(next() * sentences.length));

describe('a thousand quotations of twenty thousand', () => {
  test('true ones are found, however they are printed', () => {
    const printed = (text: string, at: number) => {
      if (at % 3 === 0) return `“${text[0]?.toUpperCase()}${text.slice(1)},”`;
      return at % 3 === 1 ? text.replaceAll(' ', '  ').normalize('NFD') : `»${text}«`;
    };
    const missed = chosen.filter(
      (at) => !exact(printed(sentences[at]?.join(' ') ?? '', at)).includes(at),
    );
    expect(missed).toEqual([]);
  });

  test.each([
    ['a word dropped', (words: string[]) => words.toSpliced(4, 1)],
    ['a word added', (words: string[]) => words.toSpliced(5, 0, 'very')],
    ['a word replaced', (words: string[]) => words.with(2, words[2] === 'tax' ? 'court' : 'tax')],
    ['a negation', (words: string[]) => words.toSpliced(1, 0, 'never')],
    ['a name', (words: string[]) => words.with(3, words[3] === 'Berg' ? 'Vermaas' : 'Berg')],
    ['a number', (words: string[]) => words.with(6, '41')],
  ])('%s: none is called exact, and the original is found nearby', (_, alter) => {
    let nearby = 0;
    for (const at of chosen) {
      const altered = alter([...(sentences[at] as string[])]).join(' ');
      expect(exact(altered)).not.toContain(at);
      if (at % 5 === 0 && index.similar(quoteParts(altered), 40).includes(at)) nearby += 1;
    }
    expect(nearby).toBeGreaterThanOrEqual(chosen.filter((at) => at % 5 === 0).length * 0.95);
  });

  test('a part of four words is exact as a part, parts with an ellipsis in their order', () => {
    const [at, words] = [17, sentences[17] as string[]];
    const part = index
      .exact(quoteParts(words.slice(2, 8).join(' ')), 500)
      .find((hit) => hit.text === at);
    expect(part?.part).toBe(true);
    expect(exact(`${words.slice(0, 4).join(' ')} […] ${words.slice(6, 9).join(' ')}`)).toContain(
      at,
    );
    expect(exact(`${words.slice(6, 9).join(' ')} … ${words.slice(0, 4).join(' ')}`)).not.toContain(
      at,
    );
  });
});

test('the difference says what was dropped and what was added', () => {
  const steps = differenceOf(
    quoteParts('We will not reopen the text').flat(),
    quoteParts('we will reopen the whole text').flat(),
  ).steps;
  expect(steps).toEqual([
    { op: 'same', text: 'we will' },
    { op: 'dropped', text: 'not' },
    { op: 'same', text: 'reopen the' },
    { op: 'added', text: 'whole' },
    { op: 'same', text: 'text' },
  ]);
});

test('the steps of a difference hold every word of both, whatever they are', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, words, (original, asked) => {
      const { steps } = differenceOf(
        quoteParts(original.join(' ')).flat(),
        quoteParts(asked.join(' ')).flat(),
      );
      const left = steps
        .filter(({ op }) => op !== 'dropped')
        .map(({ text }) => text)
        .join(' ');
      expect(left).toBe(asked.join(' '));
    }),
  );
});
