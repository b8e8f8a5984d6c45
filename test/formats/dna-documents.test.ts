/** Ids of documents of DNA in versions of one file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { dnaList, removeLists } from '../setup/dna-lists.ts';
import { type Layout, removeStudies, writeStudy } from '../setup/dna-study.ts';
import { filesAt, problemsOf, type Read, readAll } from '../setup/import-reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-dna-documents-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeStudies();
  removeLists();
});

interface Paper {
  /** What a test calls it. */
  own: string;
  title: string;
  text: string;
  date?: string;
}
const a = { own: 'a', title: 'Letters', text: 'Ana said yes.' };
const b = { own: 'b', title: 'Letters', text: 'Bo said no to it.' };
const other = { own: 'other', title: 'Debate', text: 'Cem waits for it.' };
const dayOf = ({ date }: Paper) => date ?? '2021-05-06';

const said = { person: 'Ana', concept: 'Bridge', agreement: 1 };

function sqlite(layout: Layout) {
  return (papers: readonly Paper[]) => [
    writeStudy({
      layout,
      documents: papers.map((one) => ({ ...one, time: Date.parse(dayOf(one)) / 1000 })),
      statements: papers.map((_, at) => ({ document: at + 1, span: [0, 3], values: said })),
    }),
  ];
}

function xml(papers: readonly Paper[]) {
  const path = join(folder, `${papers.map(({ own }) => own).join('-')}.xml`);
  const articles = papers.map((one) => {
    const date = dayOf(one).split('-').reverse().join('.');
    return `<article><title>${one.title}</title><date>${date}</date><text>${one.text}</text>
      <statements><statement><id>1</id><start>0</start><end>3</end><person>Ana</person>
      <category>Bridge</category><agreement>yes</agreement></statement></statements></article>`;
  });
  writeFileSync(
    path,
    `<?xml version="1.0"?>\n<discourse><articles>${articles.join('')}</articles></discourse>`,
  );
  return filesAt(path);
}

/** Lists have no texts; DNA gives their documents numbers that stay. */
const numbers = new Map<string, number>();
function list(papers: readonly Paper[]) {
  const rows = papers.map((one) => {
    numbers.set(one.own, numbers.get(one.own) ?? numbers.size + 5);
    const time = `${dayOf(one)} 00:00:00`;
    return { ...said, document: numbers.get(one.own) ?? 0, title: one.title, time };
  });
  return dnaList(Object.keys(said), rows);
}

const sources = ({ nodes }: Read) =>
  [...nodes.values()].filter(({ label }) => label === 'Source').map(({ id }) => id);

/** The documents' ids, which are as many, by what the test calls them. */
async function idsOf(write: (papers: Paper[]) => ReturnType<typeof filesAt>, ...papers: Paper[]) {
  const read = await readAll(dna, write(papers));
  expect(read.problems).toEqual([]);
  expect(problemsOf(read)).toEqual([]);
  const ids = sources(read);
  expect(ids).toHaveLength(papers.length);
  return Object.fromEntries(papers.map(({ own }, at) => [own, ids[at]]));
}

describe.each([
  ['DNA 1', xml],
  ['DNA 2', sqlite('2')],
  ['DNA 3', sqlite('3')],
  ['an event list', list],
] as const)('of %s', (_, write) => {
  test('documents of one title and day keep their ids in another order, and beside others', async () => {
    const ids = await idsOf(write, a, b);
    expect(await idsOf(write, b, a)).toEqual(ids);
    expect(await idsOf(write, other, b, a)).toMatchObject(ids);
    const c = { ...a, own: 'c', text: 'Cem says perhaps.' };
    expect(await idsOf(write, c, a, b)).toMatchObject(ids);
  });

  test('one that is left does not take the place of the other', async () => {
    const ids = Object.values(await idsOf(write, a, b));
    for (const one of [a, b]) {
      expect(ids).not.toContain(Object.values(await idsOf(write, one))[0]);
    }
  });

  test('titles that are alike have the ids that they have alone', async () => {
    const alike = ['Der Ausstieg', 'der Ausstieg', 'Der Ausstieg!', 'Der Äusstieg', 'Über', '桥'];
    const papers = alike.map((title) => ({ own: title, title, text: 'Ana said yes.' }));
    const ids = await idsOf(write, ...papers);
    expect(new Set(Object.values(ids)).size).toBe(alike.length);
    expect(await idsOf(write, ...papers.reverse())).toEqual(ids);
    for (const one of papers) {
      expect(await idsOf(write, one)).toEqual({ [one.own]: ids[one.own] });
    }
  });

  test('a title that its id tells has no more in it', async () => {
    const read = await readAll(dna, write([other, { ...a, own: 'later', date: '2021-05-07' }, a]));
    expect(sources(read)).toEqual([
      'source:debate-2021-05-06.dna',
      'source:letters-2021-05-07.dna',
      'source:letters-2021-05-06.dna',
    ]);
  });
});

test.each([
  ['DNA 1', xml],
  ['DNA 3', sqlite('3')],
] as const)('documents without a title are known by their texts in %s', async (_, write) => {
  const untitled = { ...a, title: '' };
  const ids = await idsOf(write, untitled, { ...b, title: '' });
  expect(await idsOf(write, other, { ...b, title: '' }, untitled)).toMatchObject(ids);
  expect(await idsOf(write, untitled)).toEqual({ a: ids.a });
});

test('copies of a document for two coders stay two, known by their own ids or their order', async () => {
  for (const write of [xml, sqlite('2'), sqlite('3')]) {
    const ids = await idsOf(write, a, { ...a, own: 'copy' });
    expect(new Set(Object.values(ids)).size).toBe(2);
    expect(await idsOf(write, a, { ...a, own: 'copy' }, other)).toMatchObject(ids);
  }
});

test('without a day, a year in a title is not taken for one', async () => {
  const titles = ['Report 2021', 'Report'];
  const ids = await Promise.all(
    [undefined, Date.UTC(2021, 0, 1) / 1000].map(async (time) => {
      const documents = titles.map((title) => ({ title, time: time ?? null }));
      return sources(await readAll(dna, [writeStudy({ documents })]));
    }),
  );
  expect(new Set(ids.flat()).size).toBe(4);
});
