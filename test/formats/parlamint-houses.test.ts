/** ParlaMint: several houses and governments, sittings of one day, and what lists say besides. */
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const groups = ({ notes }: Read) => countBy(notes, ({ group }) => group);
const joins = ({ relationships }: Read, type: string) =>
  [...relationships.values()]
    .filter((one) => one.type === type)
    .map(({ from, to, properties }) => `${from} ${properties.role} ${to}`);

test('speeches whose ids tell no sitting stay apart from those of another sitting', async () => {
  const ids = ['ParlaMint-FR_2019-01-02.u1', 'ParlaMint-FR.u2', 'u3'];
  const body = (words: string) =>
    ids.map((id) => `<u xml:id="${id}" ana="#chair"><seg>${words}</seg></u>`).join('');
  const [morning, evening] = ['ParlaMint-FR_2019-01-02-1', 'ParlaMint-FR_2019-01-02-2'];
  const read = await readCorpus(work, {
    [`${morning}.xml`]: sittingText(morning, body('Bonjour.')),
    [`${evening}.xml`]: sittingText(evening, body('Bonsoir.')),
  });
  expect(problemsOf(read)).toEqual([]);
  expect(countBy(Object.values(textsOf(read)), String)).toEqual({ 'Bonjour.': 3, 'Bonsoir.': 3 });
  expect(textsOf(read)).toHaveProperty(
    'statement:parlamint-fr_2019-01-02-1.parlamint-fr.u2',
    'Bonjour.',
  );
});

test('of several governments or houses none is taken for one that a relation does not name', async () => {
  const orgs = [
    ...['G1', 'G2'].map((id) => orgText(id, 'government')),
    ...['AN', 'SE'].map((id) => orgText(id, 'parliament')),
    ...['A', 'B', 'C', 'D'].map((id) => orgText(id, 'politicalParty')),
  ].join('');
  const relations = [
    '<relation name="coalition" mutual="#A"/>',
    '<relation name="opposition" active="#B"/>',
    '<relation name="coalition" mutual="#C" passive="#G2"/>',
    '<relation name="opposition" active="#D" passive="#G2"/>',
  ].join('');
  const read = await readCorpus(work, {
    'ParlaMint-FR.xml': corpusText(
      'ParlaMint-FR',
      `<listOrg>${orgs}<listRelation>${relations}</listRelation></listOrg>`,
    ),
  });
  expect(joins(read, 'PARTICIPATES_IN')).toEqual([
    'party:parlamint-fr.c coalition institution:parlamint-fr.g2',
    'party:parlamint-fr.d opposition institution:parlamint-fr.g2',
  ]);
  expect(groups(read)).toEqual({
    'coalition in one of several bodies': 1,
    'opposition in one of several bodies': 1,
  });
});

test('an organisation that speaks has made its speech', async () => {
  const id = 'ParlaMint-LV_2022-07-13';
  const lists = `<listOrg>${orgText('GOV', 'government')}</listOrg><listPerson>${personText('A')}</listPerson>`;
  const read = await readCorpus(work, {
    'ParlaMint-LV.xml': corpusText('ParlaMint-LV', lists),
    [`${id}.xml`]: sittingText(
      id,
      `<u xml:id="${id}.u1" who="#GOV" ana="#guest"><seg>Jā.</seg></u>`,
    ),
  });
  expect(problemsOf(read)).toEqual([]);
  expect(joins(read, 'MADE')).toEqual([
    'institution:parlamint-lv.gov guest statement:parlamint-lv_2022-07-13.u1',
  ]);
  expect(groups(read)).toEqual({});
});

test('a patronym stands before the surname, and what else lists tell of a person is counted', async () => {
  const person = `<person xml:id="Z"><persName><surname>Зеленський</surname><forename>Володимир</forename><surname type="patronym">Олександрович</surname></persName><occupation>actor</occupation><education>Kyiv</education><figure><graphic url="z.jpg"/></figure></person>`;
  const read = await readCorpus(work, {
    'ParlaMint-UA.xml': corpusText('ParlaMint-UA', `<listPerson>${person}</listPerson>`),
  });
  expect(read.nodes.get('actor:parlamint-ua.z')?.properties.name).toBe(
    'Володимир Олександрович Зеленський',
  );
  expect(groups(read)).toEqual({
    'no place in the graph: occupation of persons': 1,
    'no place in the graph: education of persons': 1,
    'no place in the graph: figure of persons': 1,
  });
});

test('sentences and words within a note are none of the speech', async () => {
  const id = 'ParlaMint-BE_2014-06-19';
  const body = `<u xml:id="${id}.u1" ana="#chair"><note><s xml:id="n1"><w>Voorzitter</w></s></note><seg><s xml:id="${id}.s1"><w>Dank</w><note><s xml:id="n2"><w>lacht</w></s></note><w join="right">u</w><pc>.</pc></s></seg></u>`;
  const read = await readCorpus(
    work,
    { [`${id}.ana.xml`]: sittingText(`${id}.ana`, body) },
    { unit: 'sentence' },
  );
  expect(Object.values(textsOf(read))).toEqual(['Dank u.']);
  expect(groups(read)).toEqual({ 'speech without a speaker (chair)': 1 });
});

test('an id that two sentences have is a problem, as it is of two speeches', async () => {
  const id = 'ParlaMint-HU_2020-05-05';
  const sentence = (word: string) => `<s xml:id="${id}.s1"><w>${word}</w></s>`;
  const body = `<u xml:id="${id}.u1" ana="#chair"><seg>${sentence('Igen')}${sentence('Nem')}</seg></u>`;
  const files = { [`${id}.ana.xml`]: sittingText(`${id}.ana`, body) };
  const read = await readCorpus(work, files, { unit: 'sentence' });
  expect(Object.values(textsOf(read))).toEqual(['Igen']);
  expect(read.problems.map(({ message }) => message)).toEqual([
    `the id ${id}.s1 is used twice in this sitting`,
  ]);
});

test('a candidate holds no office', async () => {
  const affiliations =
    '<affiliation role="candidateMP" ref="#AN" from="2019"/><affiliation role="member" ref="#AN" from="2020"/>';
  const lists = `<listOrg>${orgText('AN', 'parliament')}</listOrg><listPerson>${personText('A', affiliations)}</listPerson>`;
  const read = await readCorpus(work, { 'ParlaMint-ES.xml': corpusText('ParlaMint-ES', lists) });
  expect(joins(read, 'HOLDS_OFFICE')).toEqual([
    'actor:parlamint-es.a member institution:parlamint-es.an',
  ]);
  expect(groups(read)).toEqual({ 'a candidacy': 1 });
});
