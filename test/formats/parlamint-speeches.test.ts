/** ParlaMint: whose words a speech has, in which language, under which id and on which day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countBy, problemsOf, type Read } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';
import { corpusText, personText, readCorpus, sittingText, textsOf } from '../setup/parlamint.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const id = 'ParlaMint-PL_2022-07-13';
const root = corpusText(
  'ParlaMint-PL',
  `<listPerson>${personText('A')}${personText('B')}</listPerson>`,
);

async function readSitting(
  body: string,
  parts: Parameters<typeof sittingText>[2] = {},
  options: Record<string, string> = {},
): Promise<Read> {
  const sitting = sittingText(id, body, parts);
  const read = await readCorpus(
    work,
    { 'ParlaMint-PL.xml': root, [`${id}.xml`]: sitting },
    options,
  );
  expect(problemsOf(read)).toEqual([]);
  return read;
}

const statements = ({ nodes }: Read) =>
  [...nodes.values()].filter(({ label }) => label === 'Statement');
const groups = ({ notes }: Read) => countBy(notes, ({ group }) => group);

describe('speakers', () => {
  const said = (attributes: string) =>
    readSitting(`<u xml:id="${id}.u1" ${attributes}><seg>Ja.</seg></u>`);

  test.each([
    ['who="#A #B"', ['a', 'b']],
    ['who="#A,#B"', ['a', 'b']],
    ['who="#A, #B"', ['a', 'b']],
    ['who="#A #A"', ['a']],
    ['who="#"', []],
    ['who=""', []],
  ])('%s', async (who, makers) => {
    const read = await said(`${who} ana="#regular"`);
    const made = [...read.relationships.values()].filter(({ type }) => type === 'MADE');
    expect(made.map(({ from }) => from.slice(-1))).toEqual(makers);
    expect(groups(read)).toEqual(
      makers.length > 0 ? {} : { 'speech without a speaker (regular)': 1 },
    );
  });

  test.each([
    ['#spk.regular', 'regular'],
    ['#Regular', 'regular'],
    ['#spk.guest', 'guest'],
    ['#topic.x #deputy_chair', 'chair'],
    ['#irregular', undefined],
  ])('%s is the part %s', async (ana, role) => {
    const read = await said(`who="#A" ana="${ana}"`);
    const made = [...read.relationships.values()].filter(({ type }) => type === 'MADE');
    expect(made.map(({ properties }) => properties.role)).toEqual([role]);
  });

  test('of whom nobody knows who they are keep their part in the note', async () => {
    const read = await said('ana="#chair"');
    expect(statements(read).map(({ properties }) => properties.note)).toEqual([
      'Part in the sitting: chair',
    ]);
    expect(groups(read)).toEqual({ 'speech without a speaker (chair)': 1 });
    const known = await said('ana="#chair" who="#A"');
    expect(statements(known).map(({ properties }) => properties.note)).toEqual([undefined]);
  });
});

describe('the language', () => {
  const languages = (read: Read) => statements(read).map(({ properties }) => properties.language);

  test('is that of the words: of the paragraph, else of the speech, else of the sitting', async () => {
    const read = await readSitting(
      [
        `<u xml:id="${id}.u1"><seg xml:lang="ca">Bon dia.</seg></u>`,
        `<u xml:id="${id}.u2" xml:lang="fr"><seg xml:lang="">Bonjour.</seg></u>`,
        `<u xml:id="${id}.u3"><seg>Hola.</seg></u>`,
        `<u xml:id="${id}.u4"><seg xml:lang="fr">Oui.</seg><seg xml:lang="nl">Goede morgen.</seg></u>`,
      ].join(''),
      { language: 'es' },
    );
    expect(languages(read)).toEqual(['ca', 'fr', 'es', 'nl']);
  });

  test('of sentences is that of their own paragraph', async () => {
    const read = await readSitting(
      `<u xml:id="${id}.u1"><seg xml:lang="fr">Oui. Non.</seg><seg>Ja.</seg></u>`,
      {},
      { unit: 'sentence' },
    );
    expect(languages(read)).toEqual(['fr', 'fr', 'nl']);
  });

  test.each(['', 'sr_Latn', 'x-none', 'not a language'])('%j finds sentences', async (language) => {
    const body = `<u xml:id="${id}.u1"><seg>Ja. Nee.</seg></u>`;
    const read = await readSitting(body, { language }, { unit: 'sentence' });
    expect(Object.values(textsOf(read))).toEqual(['Ja.', 'Nee.']);
  });
});

describe('ids', () => {
  test('that are unique in their sitting alone stay apart in the corpus', async () => {
    const day = (date: string) =>
      sittingText(`ParlaMint-PL_${date}`, `<u xml:id="u1"><seg>On ${date}.</seg></u>`);
    const read = await readCorpus(work, {
      'ParlaMint-PL_2022-07-13.xml': day('2022-07-13'),
      'ParlaMint-PL_2022-07-14.xml': day('2022-07-14'),
    });
    expect(textsOf(read)).toEqual({
      'statement:parlamint-pl_2022-07-13.u1': 'On 2022-07-13.',
      'statement:parlamint-pl_2022-07-14.u1': 'On 2022-07-14.',
    });
  });

  test('of two chambers that sat on one day stay apart', async () => {
    const of = (chamber: string) =>
      sittingText(
        `ParlaMint-GB_${chamber}-2020-01-07`,
        `<u xml:id="u1-2020-01-07"><seg>In the ${chamber}.</seg></u>`,
      );
    const read = await readCorpus(work, {
      'ParlaMint-GB_commons-2020-01-07.xml': of('commons'),
      'ParlaMint-GB_lords-2020-01-07.xml': of('lords'),
    });
    expect(problemsOf(read)).toEqual([]);
    expect(Object.values(textsOf(read))).toEqual(['In the commons.', 'In the lords.']);
  });

  test('that tell the day of the sitting have the corpus in front', async () => {
    const read = await readSitting('<u xml:id="sejm-2022-07-13s01"><seg>Tak.</seg></u>');
    expect(Object.keys(textsOf(read))).toEqual(['statement:parlamint-pl.sejm-2022-07-13s01']);
  });

  test('that differ in case alone stay apart', async () => {
    const read = await readSitting(
      `<u xml:id="${id}.u1"><seg>One.</seg></u><u xml:id="${id}.U1"><seg>Two.</seg></u>`,
    );
    expect(Object.values(textsOf(read))).toEqual(['One.', 'Two.']);
  });
});

describe('what stands around', () => {
  const body = `<head>Point <note>fn</note> 2</head><u xml:id="${id}.u1"><seg>Ja.</seg></u>`;
  const source = '<bibl><date when="2022-07-13"/></bibl>';

  test.each([
    ['in its attribute', { setting: '<date when="2022-07-13">13 July</date>' }],
    ['in its text', { setting: '<date>2022-07-13</date>' }],
    ['with its source', { setting: '', source }],
  ])('the day of a sitting may stand %s', async (_where, parts) => {
    const read = await readSitting(body, parts);
    expect(statements(read).map(({ properties }) => properties.date)).toEqual(['2022-07-13']);
  });

  test('a day that is none is told, and no other is taken in its place', async () => {
    const read = await readSitting(body, { setting: '<date when="soon"/>', source });
    expect(groups(read)).toMatchObject({ 'sitting without a day': 1 });
  });

  test('a heading with a note in it is whole', async () => {
    const read = await readSitting(body);
    const text = read.nodes.get('source:parlamint-pl_2022-07-13')?.properties.text;
    expect(text).toBe('Point fn 2\n\nJa.');
  });

  test('blanks between names in a sentence that has no words marked are kept', async () => {
    const read = await readSitting(
      `<u xml:id="${id}.u1"><seg><s xml:id="s1">Dear <name>Bob</name> <name>Smith</name></s></seg></u>`,
      {},
      { unit: 'sentence' },
    );
    expect(Object.values(textsOf(read))).toEqual(['Dear Bob Smith']);
  });

  test('a sentence without words is left out and told', async () => {
    const read = await readSitting(
      `<u xml:id="${id}.u1"><seg><s xml:id="s1"><w>Ja</w></s><s xml:id="s2"><gap/></s></seg></u>`,
      {},
      { unit: 'sentence' },
    );
    expect(Object.values(textsOf(read))).toEqual(['Ja']);
    expect(groups(read)).toMatchObject({ 'sentence without text': 1 });
  });
});
