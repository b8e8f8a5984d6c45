/** Which files of a folder are of a format, whatever lies beside them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recognised } from '../../server/imports/formats/index.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const people = JSON.stringify({ persons: [{ id: '1', name: 'Ann' }], memberships: [] });
const graph = '<graphml><graph><node id="a"/></graph></graphml>';
const entity = '{"id": "a", "schema": "Person", "properties": {"name": ["Ann"]}}\n';
const table = 'speaker,agreement,stance,text\nAnn,Dam,for,Yes\n';
const contents: Record<string, string | Uint8Array> = {
  'README.md': '# About, this, and, that\n',
  'README.txt': 'These files were made for a seminar.\n',
  'LICENSE.txt': 'CC BY\n',
  'a.csv': table,
  'b.tsv': table.replaceAll(',', '\t'),
  'c.txt': table,
  'people.json': people,
  'more.json': '[{"given_name": "Bo"}]',
  'bodies.ftm': entity,
  'list.json': '[{"id": "1", "given_name": "Ann"}]',
  'persons.json': '[{"id": "1", "name": "Ann"}]',
  'keyed.json': '{"persons": {"1": {"name": "Ann"}}}',
  'datapackage.json': '{"name": "x", "resources": [{"path": "people.json"}]}',
  'meta.json': '{"name": "House"}',
  'index.json': '{"name": "eu", "title": "Index"}',
  'graph.graphml': graph,
  'sheet.xlsx': Buffer.from('PK\x03\x04'),
  'texts.tar.gz': Buffer.from([0x1f, 0x8b, 8, 0]),
  'corpus.xml.gz': Buffer.from([0x1f, 0x8b, 8, 0]),
};
const sorted = async (names: string, format?: string) => {
  const files = await Promise.all(
    names.split(' ').map((name) => work.file(name, contents[name] ?? '')),
  );
  const found = await recognised(files, format);
  const named = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(' ');
  return [found.format.name, named(found.files), named(found.others)];
};

test.each([
  ['a.csv README.md', 'csv', 'a.csv', 'README.md'],
  ['README.txt a.csv b.tsv c.txt', 'csv', 'a.csv b.tsv c.txt', 'README.txt'],
  ['people.json README.md a.csv', 'popolo', 'people.json', 'README.md a.csv'],
  ['people.json sheet.xlsx', 'popolo', 'people.json', 'sheet.xlsx'],
  ['list.json sheet.xlsx', 'popolo', 'list.json', 'sheet.xlsx'],
  ['persons.json a.csv', 'popolo', 'persons.json', 'a.csv'],
  ['keyed.json', 'popolo', 'keyed.json', ''],
  ['datapackage.json meta.json people.json', 'popolo', 'people.json', 'datapackage.json meta.json'],
  ['bodies.ftm index.json', 'followthemoney', 'bodies.ftm', 'index.json'],
  ['people.json more.json', 'popolo', 'people.json more.json', ''],
  ['LICENSE.txt bodies.ftm', 'followthemoney', 'bodies.ftm', 'LICENSE.txt'],
  ['graph.graphml README.txt', 'graphml', 'graph.graphml', 'README.txt'],
  ['a.csv texts.tar.gz', 'csv', 'a.csv', 'texts.tar.gz'],
])('%s are %s', async (names, ...expected) => {
  expect(await sorted(names)).toEqual(expected);
});

test('what is of several formats is asked for, with the files of each', async () => {
  for (const [names, parts] of [
    ['a.csv sheet.xlsx', ['csv (a.csv)', 'xlsx (sheet.xlsx)']],
    ['people.json graph.graphml', ['popolo (people.json)', 'graphml (graph.graphml)']],
  ] as const) {
    const message = await sorted(names).catch((error: Error) => error.message);
    expect(message).toContain('several formats');
    for (const part of parts) expect(message).toContain(part);
  }
});

describe('a format that is named', () => {
  test.each([
    ['a.csv sheet.xlsx README.md', 'csv', 'a.csv', 'sheet.xlsx README.md'],
    ['people.json a.csv README.md', 'csv', 'a.csv', 'people.json README.md'],
    // Odd endings are the business of who names the format.
    ['a.csv c.txt odd.dat', 'csv', 'a.csv c.txt odd.dat', ''],
    ['people.json', 'csv', 'people.json', ''],
    ['meta.json people.json', 'popolo', 'people.json', 'meta.json'],
    ['meta.json', 'popolo', 'meta.json', ''],
  ])('%s as %s', async (names, format, ...expected) => {
    expect(await sorted(names, format)).toEqual([format, ...expected]);
  });
});

test.each(['texts.tar.gz', 'corpus.xml.gz'])(
  '%s is to be unpacked, and that is said',
  async (name) => {
    await expect(sorted(name)).rejects.toThrow(`${name} cannot be read packed`);
    await expect(sorted(name, 'parlamint')).rejects.toThrow('unpack it');
  },
);
