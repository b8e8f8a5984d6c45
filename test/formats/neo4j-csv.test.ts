/** CSV of Neo4j: tables for its importer, in any order and several spaces of ids, and what APOC writes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatFor } from '../../server/imports/formats/index.ts';
import { countByKind, readAll } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

async function read(tables: Record<string, string>) {
  const files = [];
  for (const [name, content] of Object.entries(tables)) files.push(await work.file(name, content));
  const format = await formatFor(files);
  return { format: format.name, ...(await readAll(format, files)) };
}

test('tables for the importer: spaces of ids, types, lists, columns to ignore, relationships first', async () => {
  const found = await read({
    'joins.csv':
      ':START_ID(People);:END_ID(Groups);:TYPE;from;weight:int\n7;7;MEMBER_OF;2019-01-02;3\n8;7;MEMBER_OF;;\n',
    'people.csv': `nr:ID(People);name;aliases:string[];memo:IGNORE;:LABEL
7;"Vos; Ann";"A. Vos;Ann V";x;"Actor;Person"
8;Bo;;;Actor
`,
    'groups.csv': ':ID(Groups){label:Party};name\n7;Green\n',
  });
  expect(found.format).toBe('neo4j-csv');
  expect(found.problems).toEqual([]);
  expect(countByKind(found)).toMatchObject({ Actor: 2, Party: 1, MEMBER_OF: 2 });
  const ann = [...found.nodes.values()].find(({ properties }) => properties.name === 'Vos; Ann');
  expect(ann?.properties.aliases).toEqual(['A. Vos', 'Ann V']);
  const [member] = [...found.relationships.values()].filter(({ from }) => from === ann?.id);
  expect(member?.properties.from).toBe('2019-01-02');
  expect(found.notes.map(({ group }) => group)).toContain(
    'no place in the graph: weight of MEMBER_OF',
  );
});

test('what apoc.export.csv writes of nodes and relationships in one table', async () => {
  const found = await read({
    'all.csv': `"_id","_labels","name","aliases","_start","_end","_type","role"
"0",":Actor:Entity","Ann","[""A. V."",""Annie""]",,,,
"1",":Party:Entity","Green","",,,,
,,,,"0","1","MEMBER_OF","member"
`,
  });
  expect(found.format).toBe('neo4j-csv');
  expect(found.problems).toEqual([]);
  expect(countByKind(found)).toMatchObject({ Actor: 1, Party: 1, MEMBER_OF: 1 });
  const ann = [...found.nodes.values()].find(({ label }) => label === 'Actor');
  expect(ann?.properties.aliases).toEqual(['A. V.', 'Annie']);
});

test('a text that is longer than what a table is known by', async () => {
  const long = `${'A long day; "said" often,\tand; no; more\n'.repeat(8000)}end`;
  const found = await read({
    'sources.csv': `id:ID,title,sourceClass,text,:LABEL\n1,Diary,primary,"${long.replaceAll('"', '""')}",Source\n`,
  });
  expect(found.format).toBe('neo4j-csv');
  const texts = [...found.nodes.values()].map(({ properties }) => properties.text);
  expect(texts).toEqual([long]);
});

test('each fact has the table it stands in for its source where it names none', async () => {
  const found = await read({
    'people.csv': 'id:ID,name,:LABEL\n1,Ann,Actor\n2,Green,Party\n',
    'joins.csv': ':START_ID,:END_ID,:TYPE\n1,2,MEMBER_OF\n',
  });
  const titles = (sources: unknown) =>
    (sources as string[]).map((id) => found.nodes.get(id)?.properties.title);
  const [member] = found.relationships.values();
  expect(titles(member?.properties.sources)).toEqual(['joins.csv']);
  const ann = [...found.nodes.values()].find(({ label }) => label === 'Actor');
  expect(titles(ann?.properties.sources)).toEqual(['people.csv']);
});

test('faults are told with their line, and the rest is read', async () => {
  const found = await read({
    'people.csv': 'id:ID,name,:LABEL\n1,Ann,Actor\n2,Green,Party,x\n3,,Actor\n',
    'joins.csv': ':START_ID,:END_ID,:TYPE\n1,9,MEMBER_OF\n1,,MEMBER_OF\n',
    'other.csv': 'name,age\nBo,3\n',
  });
  expect(countByKind(found)).toMatchObject({ Actor: 1 });
  expect(found.problems.map(({ place, message }) => `${place} ${message}`).sort()).toEqual([
    'joins.csv:2 it leads to 9, which the file does not have',
    'joins.csv:3 the row has neither an id nor a start and an end',
    'other.csv:1 the columns are not those of a table of Neo4j',
    'people.csv:3 the row has 4 fields, and 3 columns are named',
    'people.csv:4 3 has no name',
  ]);
});

test('a table with ids called _id as databases of documents have them is a plain table', async () => {
  const files = [await work.file('docs.csv', '_id,name,party\n5f,Ann,Green\n')];
  expect((await formatFor(files)).name).toBe('csv');
});
