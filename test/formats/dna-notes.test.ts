/** What is told of files of DNA beside the graph: what was lost, and what is not right. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { type DnaStudy, removeStudies, writeStudy } from '../setup/dna-study.ts';
import { countBy, filesAt, type Read, readAll } from '../setup/import-reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-dna-notes-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeStudies();
});

const said = { person: 'Ana', organization: 'Greens', concept: 'Bridge', agreement: 1 };
const read = (study: DnaStudy) => readAll(dna, [writeStudy(study)]);
/** How many of each have no place, by what they are. */
const lost = ({ notes }: Read) =>
  Object.fromEntries(
    notes.flatMap(({ group, message }) => {
      const [, what] = /^no place in the graph: (.*)$/.exec(group) ?? [];
      return what ? [[what, / (\d+) of them /.exec(message)?.[1] ?? 'one']] : [];
    }),
  );

test.each(['2', '3 early', '3', '3 with roles'] as const)(
  'DNA %s: other variables, attributes and tables are counted',
  async (layout) => {
    const attributes: DnaStudy['attributes'] = [
      ['person', 'Ana', 'Type', 'Minister'],
      ['concept', 'Bridge', 'Type', 'Roads'],
    ];
    if (layout !== '2') attributes.push(['person', 'Ana', 'City', 'Ister']);
    const found = await read({
      layout,
      types: ['DNA Statement', 'Annotation'],
      variables: [
        ['person', 'short text'],
        ['organization', 'short text'],
        ['concept', 'short text'],
        ['agreement', 'boolean'],
        ['frame note', 'long text'],
        ['mood', 'short text'],
        ['note', 'long text', 2],
      ],
      statements: [
        { values: { ...said, 'frame note': 'money', mood: 'calm' } },
        { span: [14, 25], values: { ...said, 'frame note': 'duty', mood: '' } },
        { type: 2, values: { note: 'look' } },
      ],
      attributes,
      sql: `CREATE TABLE REGEXES(Label TEXT); INSERT INTO REGEXES VALUES ('coal'), ('gas');
        CREATE TABLE CODERRELATIONS(ID INTEGER); INSERT INTO CODERRELATIONS VALUES (1);
        CREATE TABLE DOCUMENTTAGS(ID INTEGER); INSERT INTO DOCUMENTTAGS VALUES (1);`,
    });
    expect(found.problems).toEqual([]);
    expect(lost(found)).toEqual({
      'values of frame note': '2',
      'values of mood': 'one',
      'attribute Type of concept': 'one',
      ...(layout === '2' ? {} : { 'attribute City of person': 'one' }),
      'regular expressions': '2',
      'rights of coders': 'one',
      'tags of documents': 'one',
    });
    expect(countBy(found.notes, ({ group }) => group)).toMatchObject({
      'statements of type Annotation': 1,
    });
  },
);

test.each([
  ['text', "'2005-01-26'"],
  ['milliseconds in place of seconds', '1106697600000'],
])('a date that is %s is a problem, which tells what is left out with it', async (_, date) => {
  const found = await read({
    documents: [{}, { title: 'Other' }],
    statements: [{ values: said }, { document: 2, values: said }],
    sql: `UPDATE DOCUMENTS SET Date = ${date} WHERE ID = 2`,
  });
  expect(found.problems.map(({ message }) => message)).toEqual([
    `Other has a date that is none (${date.replaceAll("'", '')}), so it cannot be read, nor can its 1 statement`,
  ]);
  expect([...found.nodes.values()].filter(({ label }) => label === 'Statement')).toHaveLength(1);
});

test('an article of DNA 1 on a day that does not exist is one problem, with its statements', async () => {
  const [file] = filesAt('test/fixtures/formats/debate.dna1.xml');
  const path = join(folder, 'bad.xml');
  for (const date of ['31.02.2021', '6 May 2021']) {
    writeFileSync(path, readFileSync(file?.path ?? '', 'utf8').replace('06.05.2021', date));
    const found = await readAll(dna, filesAt(path));
    expect(found.records.map(({ kind }) => kind)).toEqual(['problem']);
    expect(found.problems[0]?.message).toContain(`(${date})`);
    expect(found.problems[0]?.message).toContain('nor can its 4 statements');
  }
});

test('an agreement of DNA 1 that is neither yes nor no is a problem of its statement', async () => {
  const [file] = filesAt('test/fixtures/formats/debate.dna1.xml');
  const path = join(folder, 'perhaps.xml');
  const text = readFileSync(file?.path ?? '', 'utf8');
  writeFileSync(path, text.replace('<agreement>yes<', '<agreement>perhaps<'));
  const found = await readAll(dna, filesAt(path));
  expect(found.problems[0]?.message).toBe('agreement is perhaps, which stands for no stance');
  expect(found.problems).toHaveLength(2);
});

test('days of DNA 2 from east of Greenwich are those of its coders', async () => {
  const summer = Date.UTC(2015, 6, 9, 22) / 1000;
  const winter = Date.UTC(2015, 1, 28, 23) / 1000;
  const days = async (...times: number[]) => {
    const { nodes, notes } = await read({
      layout: '2',
      documents: times.map((time) => ({ time })),
    });
    return [...[...nodes.values()].map(({ properties }) => properties.date), notes.length];
  };
  expect(await days(summer, winter)).toEqual(['2015-07-10', '2015-03-01', 1]);
  // One time that somebody has typed leaves the others as they are.
  const noon = Date.UTC(2015, 6, 9, 12) / 1000;
  const typed = summer + 13 * 60;
  expect(await days(summer, noon, winter, typed, summer - 3600)).toEqual([
    ...['2015-07-10', '2015-07-09', '2015-03-01', '2015-07-09', '2015-07-10', 1],
  ]);
  // One evening among midnights of Greenwich, and one before 1970.
  const before = Date.UTC(1969, 9, 3, 23) / 1000;
  expect(await days(winter + 3600, summer, winter + 25 * 3600)).toEqual([
    ...['2015-03-01', '2015-07-09', '2015-03-02', 0],
  ]);
  expect(await days(before)).toEqual(['1969-10-04', 1]);
  // Midnight of Greenwich beside it: these are times of the day.
  expect(await days(winter, winter + 3600)).toEqual(['2015-02-28', '2015-03-01', 0]);
});

test.each(['3 early', '3', '3 with roles'] as const)(
  'DNA %s: a statement whose value the file does not have is a problem',
  async (layout) => {
    const table = layout === '3 early' ? 'ATTRIBUTES' : 'ENTITIES';
    const found = await read({
      layout,
      statements: [{ values: said }, { span: [14, 24], values: { ...said, organization: 'Cats' } }],
      sql: `DELETE FROM ${table} WHERE Value = 'Cats'`,
    });
    expect(found.problems.map(({ message }) => message.replace(/\d+/, 'N'))).toEqual([
      'its organization is the value N, which the file does not have',
    ]);
    expect(found.problems[0]?.place).toMatch(/statement 2$/);
    expect(countBy(found.nodes.values(), ({ label }) => label).Statement).toBe(1);
  },
);

test.each(['2', '3'] as const)(
  'DNA %s: a statement that is coded as support and as opposition is a problem',
  async (layout) => {
    const values = { ...said, agreement: [1, 0] };
    const found = await read({ layout, statements: [{ values }] });
    expect(found.problems.map(({ message }) => message)).toEqual([
      'its agreement is both support and oppose',
    ]);
    const twice = await read({ layout, statements: [{ values: { ...said, agreement: [1, 1] } }] });
    expect(twice.problems).toEqual([]);
  },
);
