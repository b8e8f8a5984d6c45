/** Event lists of DNA, as its versions write them and as other programs save them again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { removeStudies, writeStudy } from '../setup/dna-study.ts';
import { countByKind, filesAt, problemsOf, type Read, readAll } from '../setup/import-reading.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stancegraph-dna-lists-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeStudies();
});

/** A list as a file. */
function listOf(...lines: string[]) {
  const path = join(folder, 'list.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return filesAt(path);
}

const header =
  '"statement_id";"time";"person";"organization";"concept";"agreement";"start_position";"stop_position";"text";"coder";"document_id";"document_title";"document_author";"document_source";"document_section";"document_type"';
const row = (id: number, agreement: string, start = 0) =>
  `${id};2021-05-06 00:00:00;"Ana";"Greens";"Bridge ${id}";${agreement};${start};${start + 13};"Ana said yes.";"Ada";1;"Paper";"";"Post";"";""`;

/** The stances in the order of the rows. */
const stances = ({ relationships }: Read) =>
  [...relationships.values()]
    .filter(({ type }) => type === 'ABOUT')
    .map(({ properties }) => properties.stance);

describe('a list of DNA 2', () => {
  const old =
    '"statement ID";"time";"document ID";"document title";"author";"source";"section";"type";"text";"person";"organization";"concept";"agreement";"source"';
  const said =
    '1;2021-05-06 12:00:00;7;"Paper";"Bo";"Post";"p. 3";"news";"Ana said yes.";"Ana";"Greens";"Bridge";0;"mail"';

  test('is recognised and has the columns of today', async () => {
    const files = listOf(old, said);
    const head = Buffer.from(old);
    expect(await dna.sniff(files.map((file) => ({ ...file, head })))).toBeGreaterThan(0.9);
    const read = await readAll(dna, files);
    expect(read.problems).toEqual([]);
    expect(problemsOf(read)).toEqual([]);
    expect(read.nodes.get('source:paper-2021-05-06.dna')?.properties).toMatchObject({
      title: 'Paper',
      originator: 'Bo',
      publisher: 'Post',
      note: 'Section: p. 3; Type: news',
    });
    expect(countByKind(read)).toMatchObject({ Statement: 1, Actor: 1, Institution: 1 });
    expect(stances(read)).toEqual(['oppose']);
    // A variable of the same name is one.
    expect(read.notes.map(({ group }) => group)).toEqual(['no place in the graph: column source']);
  });

  test('has two statements where the words differ, which have no places', async () => {
    const read = await readAll(dna, listOf(old, said, said.replace('said yes', 'said so')));
    expect(countByKind(read).Statement).toBe(2);
  });
});

describe('agreement', () => {
  test('is a yes or no where it is 1 or 0', async () => {
    expect(stances(await readAll(dna, listOf(header, row(1, '0'), row(2, '1'))))).toEqual([
      'oppose',
      'support',
    ]);
  });

  test('is a scale where any row is below 0 or above 1, also a later one', async () => {
    for (const other of ['-1', '2']) {
      const read = await readAll(dna, listOf(header, row(1, '0'), row(2, '1'), row(3, other)));
      expect(stances(read)).toEqual(['neutral', 'support', other === '2' ? 'support' : 'oppose']);
    }
  });

  test('may be true or false, yes or no; of other words the row is a problem', async () => {
    const values = ['TRUE', 'false', '"yes"', '"No"', '"perhaps"'];
    const read = await readAll(
      dna,
      listOf(header, ...values.map((value, at) => row(at + 1, value))),
    );
    expect(stances(read)).toEqual(['support', 'oppose', 'support', 'oppose']);
    expect(read.problems.map(({ place }) => place)).toEqual(['list.csv:6']);
  });
});

test('a list that R saved gives what the file gives', async () => {
  const names = header.replaceAll('"', '').split(';');
  const list = listOf(
    ['', ...names].map((name) => `"${name}"`).join(','),
    '"1",1,2021-05-06,"Ana","Greens","Bridge",TRUE,0,13,"Ana said yes.","Ada",1,"Paper",NA,"Post",NA,NA',
    '"2",2,1620259200,"Bo",NA,"Bridge",NA,1e+05,100013,"Bo said no.","Ada",1,"Paper",NA,"Post",NA,NA',
  );
  const read = await readAll(dna, list);
  expect(read.problems).toEqual([]);
  const text = `${'Ana said yes.'.padEnd(100_000)}Bo said no.  `;
  const file = writeStudy({
    documents: [{ text }],
    statements: [
      { values: { person: 'Ana', organization: 'Greens', concept: 'Bridge', agreement: 1 } },
      { span: [100_000, 100_013], values: { person: 'Bo', concept: 'Bridge' } },
    ],
  });
  const whole = await readAll(dna, [file]);
  expect([...read.nodes.keys()].sort()).toEqual([...whole.nodes.keys()].sort());
  expect([...read.relationships.keys()].sort()).toEqual([...whole.relationships.keys()].sort());
  expect(read.notes.map(({ group }) => group)).toEqual(['agreement not coded']);
});
