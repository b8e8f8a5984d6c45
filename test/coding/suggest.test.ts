/** What a text without a graph gives: spans, speakers, and what is no speech. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldAligned, keepable } from '../../coding/fold.ts';
import { buildGazetteer } from '../../coding/gazetteer.ts';
import { detectLanguage, languages, packOf } from '../../coding/language.ts';
import { suggest } from '../../coding/suggest.ts';

/** Words and speaker of each quotation. */
const said = (text: string, language: string) =>
  suggest({ text, language })
    .suggestions.filter((one) => one.kind !== 'paraphrase')
    .map((one) => [one.exact, one.speakers[0]?.name]);
const paraphrased = (text: string, language: string) =>
  suggest({ text, language })
    .suggestions.filter((one) => one.kind === 'paraphrase')
    .map((one) => [one.exact, one.speakers[0]?.name]);

describe('who said it', () => {
  test.each([
    ['en', '“We will not go,” Anna Berg said.', 'We will not go', 'Anna Berg'],
    ['en', '“It is a mess,” said Rep. John Mica (R-Fla.) on Monday.', 'It is a mess', 'John Mica'],
    ['en', '“It is a mess,” Rep. John Mica (R-Fla.) said.', 'It is a mess', 'John Mica'],
    [
      'en',
      'Minister of Water Ingrid Vermaas was there. “We stay,” Vermaas told us.',
      'We stay',
      'Ingrid Vermaas',
    ],
    [
      'en',
      'Minister for Asylum and Migration Ingrid Vermaas was there. “We stay,” Vermaas told us.',
      'We stay',
      'Ingrid Vermaas',
    ],
    ['en', '"It hurts us all," said 9/11 widow Terry Strada.', 'It hurts us all', 'Terry Strada'],
    [
      'en',
      'Anna Berg, the mayor, said: “Nobody asked us about this.”',
      'Nobody asked us about this.',
      'Anna Berg',
    ],
    [
      'nl',
      '“Dat gaan we niet doen”, zei Van Vroonhoven.',
      'Dat gaan we niet doen',
      'Van Vroonhoven',
    ],
    [
      'nl',
      '„Dit is een slecht plan”, aldus minister Vermaas.',
      'Dit is een slecht plan',
      'Vermaas',
    ],
    [
      'de',
      '„Das ist überfällig und richtig“, so Seebald.',
      'Das ist überfällig und richtig',
      'Seebald',
    ],
    [
      'de',
      '»Das ist so nicht richtig«, sagte Anneke Seebald am Montag.',
      'Das ist so nicht richtig',
      'Anneke Seebald',
    ],
    [
      'fr',
      '« Nous ne signerons pas », a déclaré la ministre Claire Dumontel.',
      'Nous ne signerons pas',
      'Claire Dumontel',
    ],
    [
      'it',
      '«Non firmeremo mai questo testo», ha detto Giorgia Meloni.',
      'Non firmeremo mai questo testo',
      'Giorgia Meloni',
    ],
    [
      'es',
      '«No vamos a firmar el texto», dijo Pedro Sánchez.',
      'No vamos a firmar el texto',
      'Pedro Sánchez',
    ],
    ['pl', '– Nie podpiszemy tego – powiedział Donald Tusk.', 'Nie podpiszemy tego', 'Donald Tusk'],
  ])('%s: %s', (language, text, words, name) => {
    expect(said(text, language)).toEqual([[words, name]]);
  });

  test('a pronoun is whoever the sentence before is about', () => {
    const text =
      'Anna Berg spoke in the house. “We have waited ten years,” she said. “We can wait no longer.”';
    expect(said(text, 'en')).toEqual([
      ['We have waited ten years', 'Anna Berg'],
      ['We can wait no longer.', 'Anna Berg'],
    ]);
  });

  test('a named inner speaker keeps the words, and the outer one told them', () => {
    const text = 'Vermaas said Joris Halderman had told her that “he would sign it tomorrow.”';
    const [first] = suggest({ text, language: 'en' }).suggestions;
    expect(first?.speakers[0]?.name).toBe('Joris Halderman');
    expect(first?.reportedBy?.name).toBe('Vermaas');
  });

  test('a quotation over paragraphs is one statement, an unclosed one ends with its paragraph', () => {
    const going = 'Anna Berg said: “We went there.\n“We saw it.”\nNobody answered.';
    expect(said(going, 'en')).toEqual([['We went there. […] We saw it.', 'Anna Berg']]);
    const open = 'Anna Berg said: “We went there and saw it.\nNobody answered.';
    expect(said(open, 'en')).toEqual([['We went there and saw it.', 'Anna Berg']]);
  });

  test('an attribution inside the marks parts the quotation', () => {
    const text =
      'Marc Tessandier hésite. « Je salue l’accord, a-t-il expliqué, mais je refuse de signer. »';
    const [first] = suggest({ text, language: 'fr' }).suggestions;
    expect(first?.exact).toBe('Je salue l’accord […] mais je refuse de signer');
    expect(first?.speakers[0]?.name).toBe('Marc Tessandier');
  });

  test.each([
    ['en', 'Her song “American Skin” was played twice.'],
    ['en', 'They spoke of the so-called “water budget” again.'],
    ['de', 'Der Film „Die Welle“ wurde gezeigt.'],
    ['en', 'It was 5\' 10" tall and the dogs’ owners left.'],
  ])('no speech in %s: %s', (language, text) => {
    expect(said(text, language)).toEqual([]);
  });

  test.each([
    ['en', 'Anna Berg said that the plan could not work.', 'the plan could not work'],
    ['en', 'According to Anna Berg, the plan has failed twice.', 'the plan has failed twice'],
    [
      'de',
      'Anna Berg erklärte, dass der Plan nicht gelingen könne.',
      'der Plan nicht gelingen könne',
    ],
    ['nl', 'Volgens Anna Berg is het plan mislukt.', 'is het plan mislukt'],
  ])('words that the text gives in its own, %s: %s', (language, text, words) => {
    expect(paraphrased(text, language)).toEqual([[words, 'Anna Berg']]);
  });

  test('nobody is linked by a first name, or by the surname of somebody else', () => {
    const names = buildGazetteer([
      { id: 'actor:anna-berg', label: 'Actor', name: 'Anna Berg', aliases: [] },
    ]);
    const linked = (text: string) =>
      suggest({ text, language: 'en', names }).suggestions[0]?.speakers[0]?.candidates ?? [];
    expect(linked('“We will not go there,” Berg said.')[0]?.id).toBe('actor:anna-berg');
    expect(linked('“We will not go there,” Anna said.')).toEqual([]);
    expect(linked('“We will not go there,” Peter Berg said.')).toEqual([]);
  });
});

describe('the text', () => {
  test('folding keeps the length, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldAligned(text)).toHaveLength(text.length);
      }),
    );
  });

  test('every span opens to exactly its words in texts of any characters', () => {
    const parts = fc.constantFrom(
      '“',
      '”',
      '"',
      '\n',
      'said',
      ' ',
      'Anna',
      '👩‍👩‍👧',
      'é',
      'שלום',
      '. ',
      ', ',
      '’',
      '–',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (words) => {
        const text = words.join('');
        for (const { exact, segments } of suggest({ text, language: 'en' }).suggestions) {
          expect(segments.map(({ start, end }) => text.slice(start, end)).join(' […] ')).toBe(
            exact,
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  test('lines are made to end with LF, and what cannot be kept is refused with its place', () => {
    expect(keepable('a\r\nb')).toEqual({ text: 'a\nb' });
    expect(keepable('a\0b')).toEqual({ problem: expect.stringContaining('NUL character at 1') });
    expect(keepable('ab\ud800')).toEqual({ problem: expect.stringContaining('at 2') });
  });

  test('the language is told by its small words', () => {
    expect(detectLanguage('Het kabinet is van plan om de tekst niet te wijzigen.').language).toBe(
      'nl',
    );
    expect(detectLanguage('Die Regierung hat den Text nicht mit uns besprochen.').language).toBe(
      'de',
    );
    expect(detectLanguage('12 34').certain).toBe(false);
  });

  test('every language has verbs of saying and the lists that the rules ask', () => {
    for (const language of languages) {
      const pack = packOf(language);
      expect(pack?.cues.say?.length, language).toBeGreaterThan(20);
      expect(pack?.functionWords, language).toHaveLength(25);
      for (const list of [pack?.that, pack?.skipped, pack?.roles, pack?.breakers]) {
        expect(list?.length, language).toBeGreaterThan(0);
      }
    }
  });
});
