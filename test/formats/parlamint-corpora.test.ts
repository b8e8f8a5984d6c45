/** ParlaMint: several corpora, translations and copies in one import, and what coverage says of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatFor } from '../../server/imports/formats/index.ts';
import { parlamint } from '../../server/imports/formats/parlamint/index.ts';
import { countBy, problemsOf, type Read } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';
import {
  corpusText,
  orgText,
  personText,
  readCorpus,
  sittingText,
  textsOf,
} from '../setup/parlamint.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const speech = (sitting: string, words: string) =>
  `<u xml:id="${sitting}.u1" who="#A" ana="#regular"><seg>${words}</seg></u>`;
const people = `<listPerson>${personText('A')}</listPerson>`;

describe('several corpora in one import', () => {
  const lists = (country: string) =>
    `<listOrg>${orgText('GOV', 'government')}</listOrg><listPerson>${personText(country, '<affiliation role="head" ref="#GOV"/>')}</listPerson>`;

  test('each keeps its country, its organisations and its sittings', async () => {
    const read = await readCorpus(work, {
      'AT/ParlaMint-AT.xml': corpusText('ParlaMint-AT', lists('X')),
      'AT/ParlaMint-AT_2020-01-01.xml': sittingText(
        'ParlaMint-AT_2020-01-01',
        speech('ParlaMint-AT_2020-01-01', 'Ja.'),
      ),
      'BG/ParlaMint-BG.xml': corpusText('ParlaMint-BG', lists('X')),
    });
    expect(problemsOf(read)).toEqual([]);
    expect(read.problems).toEqual([]);
    const countries = [...read.nodes.values()]
      .filter(({ label }) => label === 'Institution' || label === 'Actor')
      .map(({ id, properties }) => [id, properties.country]);
    expect(countries).toEqual([
      ['institution:parlamint-at.gov', 'AT'],
      ['actor:parlamint-at.x', 'AT'],
      ['institution:parlamint-bg.gov', 'BG'],
      ['actor:parlamint-bg.x', 'BG'],
    ]);
    expect(read.coverage.map(({ collection }) => collection)).toEqual(['parlamint-at']);
  });

  test('lists that were not given for one of them are a gap of that one', async () => {
    const read = await readCorpus(work, {
      'ParlaMint-AT.xml': corpusText('ParlaMint-AT', lists('X')),
      'ParlaMint-NL-listPerson.xml': `<listPerson>${personText('Y', '<affiliation ref="#party.VVD"/>')}</listPerson>`,
    });
    expect(read.problems).toEqual([]);
    expect(countBy(read.notes, ({ group }) => group)).toEqual({
      'affiliation: no list of organisations was given': 1,
    });
    expect(read.nodes.get('actor:parlamint-nl.y')?.properties.country).toBe('NL');
  });

  test('a list without a name of its own goes with the files beside it', async () => {
    const read = await readCorpus(work, {
      'one/ParlaMint-AT.xml': corpusText('ParlaMint-AT'),
      'two/ParlaMint-BG.xml': corpusText('ParlaMint-BG'),
      'two/people.xml': people,
    });
    expect(read.nodes.has('actor:parlamint-bg.a')).toBe(true);
  });

  test('a sitting of a region alone is of the region’s parliament', async () => {
    const id = 'ParlaMint-ES-GA_2021-10-26';
    const read = await readCorpus(work, { [`${id}.xml`]: sittingText(id, speech(id, 'Ola.')) });
    expect(read.coverage.map(({ collection }) => collection)).toEqual(['parlamint-es-ga']);
  });
});

describe('a translation by machine', () => {
  const id = 'ParlaMint-BE_2022-07-13';
  const english = 'ParlaMint-BE-en_2022-07-13';
  const original = { [`${id}.xml`]: sittingText(id, speech(id, 'Goede morgen.')) };
  const annotated = {
    [`${id}.ana.xml`]: sittingText(`${id}.ana`, speech(id, '<s><w>Goede</w></s>')),
  };
  // Speeches of a translation have the ids of the original.
  const translated = {
    [`${english}.ana.xml`]: sittingText(`${english}.ana`, speech(id, 'Good morning.'), {
      language: 'en',
    }),
  };

  test('is passed over where the original is given too, with a note', async () => {
    const read = await readCorpus(work, { ...translated, ...annotated, ...original });
    expect(read.problems).toEqual([]);
    expect(problemsOf(read)).toEqual([]);
    expect(textsOf(read)).toEqual({ 'statement:parlamint-be_2022-07-13.u1': 'Goede morgen.' });
    expect(read.coverage.map(({ item, present }) => [item, present])).toEqual([[id, true]]);
    expect(countBy(read.notes, ({ group }) => group)).toMatchObject({
      'translation of a sitting': 1,
      'second copy of a sitting': 1,
    });
  });

  test('has statements, a source and a collection of its own, and the same people', async () => {
    const first = await readCorpus(work, {
      'ParlaMint-BE.xml': corpusText('ParlaMint-BE', people),
      ...original,
    });
    const read = await readCorpus(work, {
      'ParlaMint-BE-en.ana.xml': corpusText('ParlaMint-BE-en.ana', people),
      ...translated,
    });
    expect(textsOf(read)).toEqual({
      'statement:parlamint-be-en.parlamint-be_2022-07-13.u1': 'Good morning.',
    });
    expect(read.coverage.map(({ collection, item }) => [collection, item])).toEqual([
      ['parlamint-be-en', english],
    ]);
    const shared = [...read.nodes.keys()].filter((one) => first.nodes.has(one));
    expect(shared).toEqual(['actor:parlamint-be.a']);
  });
});

describe('coverage', () => {
  const id = 'ParlaMint-BE_2022-07-13';
  const body = speech(id, 'Ja.');

  test('a sitting is there under whichever name the corpus calls it', async () => {
    const plain = corpusText('ParlaMint-BE', '', [`2022/${id}.xml`]);
    const annotated = corpusText('ParlaMint-BE.ana', '', [`2022/${id}.ana.xml`]);
    for (const sitting of [
      { [`${id}.ana.xml`]: sittingText(`${id}.ana`, body) },
      { [`${id}.xml`]: sittingText(id, body) },
    ]) {
      const read = await readCorpus(work, {
        'ParlaMint-BE.xml': plain,
        'ParlaMint-BE.ana.xml': annotated,
        ...sitting,
      });
      expect(read.coverage.map(({ item, present }) => [item, present])).toEqual([[id, true]]);
    }
    const none = await readCorpus(work, {
      'ParlaMint-BE.xml': plain,
      'ParlaMint-BE.ana.xml': annotated,
    });
    expect(none.coverage.map(({ item, present }) => [item, present])).toEqual([[id, false]]);
  });

  test.each([
    ['in a speech', (text: string) => text.slice(0, text.indexOf('Ja.'))],
    ['before anything', () => ''],
  ])('a sitting that breaks off %s is not there, and no part of it is given', async (_at, cut) => {
    const read = await readCorpus(work, {
      'ParlaMint-BE.xml': corpusText('ParlaMint-BE', people, [`${id}.xml`]),
      [`${id}.xml`]: cut(sittingText(id, `${speech(`${id}.x`, 'First.')}${body}`)),
    });
    expect(read.problems).toHaveLength(1);
    expect(textsOf(read)).toEqual({});
    expect(read.relationships.size).toBe(0);
    expect(read.coverage.map(({ item, present }) => [item, present])).toEqual([[id, false]]);
  });
});

describe('of a sitting that is given plain and annotated', () => {
  const id = 'ParlaMint-BE_2022-07-13';
  const plain = sittingText(id, speech(id, 'Goede morgen.'));
  const annotated = sittingText(
    `${id}.ana`,
    speech(id, '<s><w>Goede</w> <w join="right">dag</w><pc>.</pc></s>'),
  );
  const root = { 'ParlaMint-BE.xml': corpusText('ParlaMint-BE', people, [`${id}.xml`]) };
  const statement = `statement:${id.toLowerCase()}.u1`;
  const covered = (read: Read) => read.coverage.map(({ item, present }) => [item, present]);

  test.each([
    ['breaks off in a speech', (text: string) => text.slice(0, text.indexOf('</seg>')), 'speech'],
    ['has something behind its end', (text: string) => `${text}</TEI>`, 'speech'],
    ['has something behind its end', (text: string) => `${text}</TEI>`, 'sentence'],
    ['is empty', () => '', 'speech'],
    ['is a page that says so', () => '<html><body>Not found</body></html>', 'speech'],
  ])('the copy that %s is told, and the other is read', async (_how, broken, unit) => {
    const [wanted, other] = [`${id}.xml`, `${id}.ana.xml`];
    const isPlain = unit === 'speech';
    const files = {
      [wanted]: isPlain ? broken(plain) : plain,
      [other]: isPlain ? annotated : broken(annotated),
    };
    const read = await readCorpus(work, { ...root, ...files }, { unit });
    expect(read.problems).toEqual([]);
    expect(problemsOf(read)).toEqual([]);
    expect(Object.values(textsOf(read))).toEqual([isPlain ? 'Goede dag.' : 'Goede morgen.']);
    expect(covered(read)).toEqual([[id, true]]);
    const told = read.notes.filter(({ group }) => group === 'broken copy of a sitting');
    expect(told).toHaveLength(1);
    expect(told[0]?.place).toMatch(isPlain ? `${wanted}:` : `${other}:`);
    expect(told[0]?.message).toContain(isPlain ? other : wanted);
    expect(read.notes.map(({ group }) => group)).not.toContain('second copy of a sitting');
  });

  test('a broken copy that is not wanted is not read, and two broken ones are problems', async () => {
    const cut = (text: string) => text.slice(0, -20);
    const one = await readCorpus(work, { [`${id}.xml`]: plain, [`${id}.ana.xml`]: cut(annotated) });
    expect([one.problems, textsOf(one)]).toEqual([[], { [statement]: 'Goede morgen.' }]);
    const none = await readCorpus(work, {
      ...root,
      [`${id}.xml`]: cut(plain),
      [`${id}.ana.xml`]: cut(annotated),
    });
    expect(none.problems).toHaveLength(2);
    expect(textsOf(none)).toEqual({});
    expect(covered(none)).toEqual([[id, false]]);
  });

  test('a translation does not stand in for a broken original', async () => {
    const english = 'ParlaMint-BE-en_2022-07-13.ana';
    const read = await readCorpus(work, {
      [`${id}.xml`]: plain.slice(0, -20),
      [`${english}.xml`]: sittingText(english, speech(id, 'Good morning.'), { language: 'en' }),
    });
    expect(read.problems).toHaveLength(1);
    expect(textsOf(read)).toEqual({});
  });

  test('one too large to be held that is broken is replaced too', async () => {
    const body = speech(id, 'Wel. '.repeat(3_600_000));
    const large = sittingText(id, body).slice(0, -100);
    const read = await readCorpus(work, { [`${id}.xml`]: large, [`${id}.ana.xml`]: annotated });
    expect(read.problems).toEqual([]);
    expect(textsOf(read)).toEqual({ [statement]: 'Goede dag.' });
    expect(covered(read)).toEqual([[id, true]]);
  });
});

test('a sitting too large to be held is read to its end, or not at all', async () => {
  const id = 'ParlaMint-BE_2022-07-13';
  const words = 'Wel. '.repeat(20_000);
  const body = Array.from({ length: 200 }, (_, at) => speech(`${id}.${at}`, words)).join('');
  const text = sittingText(id, body);
  const whole = await readCorpus(work, { [`${id}.xml`]: text });
  expect(Object.keys(textsOf(whole))).toHaveLength(200);
  expect(whole.coverage.map(({ present }) => present)).toEqual([true]);
  const cut = await readCorpus(work, { [`${id}.xml`]: text.slice(0, -100) });
  expect(cut.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('not well-formed XML'),
  ]);
  expect(textsOf(cut)).toEqual({});
  expect(cut.coverage.map(({ item, date, present }) => [item, date, present])).toEqual([
    [id, '2022-07-13', false],
  ]);
});

test('the root gives an import its name, whichever file comes first', async () => {
  const root = await work.file('ParlaMint-BE.xml', corpusText('ParlaMint-BE'));
  const list = await work.file('A-list.xml', people);
  const sitting = await work.file(
    'ParlaMint-BE_2022-07-13.xml',
    sittingText('ParlaMint-BE_2022-07-13', ''),
  );
  expect(await parlamint.nameOf?.([list, root, sitting])).toBe('ParlaMint-BE');
  expect(await parlamint.nameOf?.([sitting])).toBeUndefined();
});

test('a corpus in an archive that is not read is told to be unpacked', async () => {
  const packed = await work.file('ParlaMint-AT.tgz', new Uint8Array([0x1f, 0x8b, 8, 0]));
  await expect(formatFor([packed])).rejects.toThrow(/ParlaMint-AT\.tgz .* unpack it/);
});
