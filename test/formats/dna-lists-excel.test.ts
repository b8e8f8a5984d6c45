/** Event lists of DNA that Excel has saved again, in several languages. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { formatFor } from '../../server/imports/formats/index.ts';
import { filesAt, problemsOf, readAll } from '../setup/import-reading.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-dna-excel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = [
  ...['statement_id', 'time', 'person', 'organization', 'concept', 'agreement'],
  ...['start_position', 'stop_position', 'text', 'coder', 'document_id', 'document_title'],
  ...['document_author', 'document_source', 'document_section', 'document_type'],
];
interface Saved {
  times?: [string, string];
  words?: [yes: string, no: string];
  delimiter?: string;
  first?: string;
  encoding?: 'utf8' | 'latin1' | 'utf16le';
}

/** Two statements of two documents; quotation marks stand where they must. */
function listOf(saved: Saved) {
  const { times = ['2021-05-06 00:00:00', '2021-12-31 00:00:00'], words = ['1', '0'] } = saved;
  const { delimiter = ';', first = '', encoding = 'utf8' } = saved;
  const rows = [
    header,
    ['1', times[0], 'Jürgen Weiß', 'Grüne', 'Ausstieg', words[0], '0', '12', '"Ja, und\nzwar"'],
    ['2', times[1], 'Änne Groß', '', 'Ausstieg', words[1], '7', '11', 'Nein'],
  ].map((row, at) =>
    (at === 0 ? row : [...row, 'Ada', String(at), `Tag ${at}`, '', 'taz', '', '']).join(delimiter),
  );
  const path = join(folder, 'events.csv');
  const mark = encoding === 'utf16le' ? '\uFEFF' : '';
  writeFileSync(path, Buffer.from(`${mark}${first}${rows.join('\r\n')}\r\n`, encoding));
  return filesAt(path);
}

/** Who said what, when and how. */
async function said(saved: Saved) {
  const read = await readAll(dna, listOf(saved));
  expect(problemsOf(read)).toEqual([]);
  expect(read.problems.map(({ message }) => message)).toEqual([]);
  const all = [...read.relationships.values()];
  const node = (id: string | undefined) => read.nodes.get(id ?? '')?.properties;
  return all.flatMap(({ type, from, properties }) => {
    if (type !== 'ABOUT') return [];
    const maker = all.find((one) => one.type === 'MADE' && one.to === from)?.from;
    return [[node(maker)?.name, node(from)?.date, node(from)?.text, properties.stance].join(' | ')];
  });
}

const expected = [
  'Jürgen Weiß | 2021-05-06 | Ja, und\nzwar | support',
  'Änne Groß | 2021-12-31 | Nein | oppose',
];

describe('a list that was saved', () => {
  const german: [string, string] = ['06.05.2021 00:00', '31.12.2021 00:00'];
  const cases: [string, Saved][] = [
    ['in German, in the encoding of Windows', { times: german, encoding: 'latin1' }],
    ['in German, days alone', { times: ['6.5.2021', '31.12.2021'] }],
    ['with WAHR and FALSCH', { words: ['WAHR', 'FALSCH'] }],
    ['with VRAI and FAUX', { words: ['VRAI', 'FAUX'] }],
    ['with VERDADERO and FALSO', { words: ['VERDADERO', 'FALSO'] }],
    ['with Sim and Não', { words: ['Sim', 'Não'] }],
    ['with a line for the delimiter', { first: 'sep=;\r\n' }],
    ['with such a line for the bar', { first: 'sep=|\r\n', delimiter: '|' }],
    ['as Unicode text', { delimiter: '\t', encoding: 'utf16le' }],
  ];
  test.each(cases)('%s', async (_, saved) => {
    const files = listOf(saved);
    expect((await formatFor(files)).name).toBe('dna');
    expect(await said(saved)).toEqual(expected);
  });

  test('with days whose order is not clear is refused, and is no empty list', async () => {
    const read = await readAll(dna, listOf({ times: ['5/6/2021 0:00', '31.2.2021'] }));
    expect(read.records.map(({ kind }) => kind)).toEqual(['problem', 'problem']);
    expect(read.problems[0]?.message).toBe('time is no date: 5/6/2021 0:00');
  });
});

test('rows that end in another way than the header are read, and too short ones are problems', async () => {
  const row = (id: number, person: string, more = ';"Ada";1;"Day";;;;') =>
    `${id};2021-05-06 00:00:00;"${person}";;"Exit";1;0;3;"Yes"${more}`;
  const path = join(folder, 'mixed.csv');
  const names = header.map((name) => `"${name}"`).join(';');
  const rows = [row(1, 'Cut', ''), row(2, 'Ana'), row(3, 'Bo', ';"Ada"'), row(4, 'Cem')];
  writeFileSync(path, `${names}\n${rows.join('\r\n')}\r\n`);
  const read = await readAll(dna, filesAt(path));
  expect(problemsOf(read)).toEqual([]);
  expect(read.problems.map(({ place, message }) => `${place} ${message}`)).toEqual([
    'mixed.csv:2 the row has 9 values, and not one for each column',
    'mixed.csv:4 the row has 10 values, and not one for each column',
  ]);
  const people = [...read.nodes.values()].filter(({ label }) => label === 'Actor');
  expect(people.map(({ properties }) => properties.name)).toEqual(['Ana', 'Cem']);
});
