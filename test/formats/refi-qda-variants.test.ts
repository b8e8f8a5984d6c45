/** REFI-QDA with what NVivo, QDA Miner, Transana, f4analyse and Quirkos write otherwise. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refiQda } from '../../server/imports/formats/refi-qda/index.ts';
import { type Read, readAll } from '../setup/import-reading.ts';
import { guid, projectOf, qdpxOf, selection } from '../setup/qdpx-file.ts';

const text = 'Ana said yes.\nBela said no.\nCem waits here.\nThe end.';
const textSource = (selections: string, n = 40, attributes = 'name="Doc"') =>
  `<TextSource guid="${guid(n)}" ${attributes} plainTextPath="internal://doc.txt">${selections}</TextSource>`;
const mark = [0xef, 0xbb, 0xbf];

async function readOf(files: Record<string, string | Uint8Array>, mapping?: unknown) {
  const { file, remove } = qdpxOf(files);
  try {
    return await readAll(refiQda, [file], {}, mapping);
  } finally {
    remove();
  }
}

const statements = ({ nodes }: Read) =>
  [...nodes.values()].filter(({ label }) => label === 'Statement').map((one) => one.properties);

const cases = `<Cases><Case guid="${guid(71)}" name="Ana"><Description/><SelectionRef targetGUID="${guid(53)}"/></Case><Case guid="${guid(72)}" name="Bela"/><Case guid="${guid(73)}" name="Chair"/></Cases>`;
/** The second line in a passage of Bela, the first in one that Ana refers to; the Chair has the source. */
const caseProject = projectOf(
  textSource(
    selection(50, 4, 8, '', 10) +
      selection(51, 19, 23, '', 11) +
      selection(52, 14, 27, '', 72) +
      selection(53, 0, 13, '', 11) +
      `<Coding guid="${guid(80)}"><CodeRef targetGUID="${guid(73)}"/></Coding>`,
  ),
).replace('<Sources>', `${cases}<Sources>`);

test('cases that are put on passages and sources as codes are no problem', async () => {
  const read = await readOf({ 'project.qde': caseProject, 'Sources/doc.txt': text });
  expect(read.problems).toEqual([]);
  expect(statements(read).map((one) => one.text)).toEqual(['said', 'said', 'Ana said yes.']);
  const groups = read.notes.map(({ group, message }) => [group, message]);
  expect(groups).toContainEqual([
    'no place in the graph: passages of cases',
    'passages of cases: 2',
  ]);
  for (const group of ['codes of whole sources', 'passage without a code'])
    expect(groups.map(([name]) => name)).not.toContain(group);
});

test('cases that speak have made what lies in their passages and sources', async () => {
  const read = await readOf(
    { 'project.qde': caseProject, 'Sources/doc.txt': text },
    { cases: 'speaker' },
  );
  expect(read.problems).toEqual([]);
  const made = [...read.relationships.values()].filter(({ type }) => type === 'MADE');
  const told = made.map(({ from, to }) => [
    read.nodes.get(from)?.properties.name,
    to.slice(to.lastIndexOf('.') + 1),
  ]);
  expect(told.sort()).toEqual([
    ['Ana', '0-13'],
    ['Ana', '4-8'],
    ['Bela', '19-23'],
    ['Chair', '0-13'],
    ['Chair', '19-23'],
    ['Chair', '4-8'],
  ]);
  const lost = read.notes.filter(({ group }) => group.startsWith('no place in the graph'));
  expect(lost).toEqual([]);
});

test('a coder has the id or the passage says who it is', async () => {
  const users = `<Users><User guid="${guid(1)}" id="NOR"/><User guid="${guid(2)}" name="" id="THO"/></Users>`;
  const named = selection(50, 0, 13, '', 10);
  const marked = selection(51, 14, 27, '', 10)
    .replace('startPosition', `creatingUser="${guid(2)}" startPosition`)
    .replace(`creatingUser="${guid(1)}"`, '');
  const read = await readOf({
    'project.qde': projectOf(textSource(named + marked)).replace(
      '<CodeBook>',
      `${users}<CodeBook>`,
    ),
    'Sources/doc.txt': text,
  });
  expect(statements(read).map(({ codedBy }) => codedBy)).toEqual(['NOR', 'THO']);
});

test('empty names are none, and empty descriptions are not told as lost', async () => {
  const project = projectOf(
    textSource(
      selection(50, 0, 13, '', 10).replace('<Coding', '<Description /><Coding'),
      40,
      'name=""',
    ),
  )
    .replace('name="Bridge"', 'name=""')
    .replace('name="A"', 'name=" "');
  const read = await readOf({ 'project.qde': project, 'Sources/doc.txt': text });
  const names = [...read.nodes.values()].flatMap(({ properties: { title, name } }) => [
    ...(title === undefined ? [] : [title]),
    ...(name === undefined ? [] : [name]),
  ]);
  expect(names.sort()).toEqual([guid(10), guid(40), 'B', 'bridge.qdpx']);
  expect(read.notes.filter(({ group }) => group.startsWith('no place'))).toEqual([]);
});

test('positions may have blanks around them; what is no number is a problem', async () => {
  const blank = selection(50, 0, 13, 'Ana said', 10).replace('"0"', '" 0 "');
  const wrong = selection(51, 14, 27, 'Bela said', 10).replace('"14"', '"14.5"');
  const read = await readOf({
    'project.qde': projectOf(textSource(blank + wrong)),
    'Sources/doc.txt': text,
  });
  expect(statements(read).map((one) => one.text)).toEqual(['Ana said yes.']);
  expect(read.problems.map(({ message }) => message)).toEqual([
    'characters -1 to 27 do not lie in the text of Doc',
  ]);
});

test.each([
  ['counted where the names of passages tell it', 1, 'Bela said', 'Bela said no.'],
  ['not counted where they do not', 0, '', 'Bela said no.'],
])('a byte order mark is %s', async (_, counted, name, words) => {
  const read = await readOf({
    'project.qde': projectOf(textSource(selection(50, 14 + counted, 27 + counted, name, 10))),
    'Sources/doc.txt': new Uint8Array([...mark, ...new TextEncoder().encode(text)]),
  });
  expect(statements(read).map((one) => one.text)).toEqual([words]);
  const [stated] = [...read.relationships.values()].filter(({ type }) => type === 'STATED_IN');
  expect(stated?.properties).toMatchObject({ start: 14, end: 27 });
});

test.each(['talk.md', 'talk', 'talk.TEXT'])('the text may be the file %s', async (name) => {
  const project = projectOf(textSource(selection(50, 0, 13, 'Ana said', 10)));
  const read = await readOf({
    'project.qde': project.replace('doc.txt', name),
    [`sources/${name}`]: text,
  });
  expect(statements(read)).toMatchObject([{ text: 'Ana said yes.', kind: 'quote' }]);
});

test('a code book alone is told to be none', async () => {
  const { file, remove } = qdpxOf({});
  try {
    const content = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette"><Codes><Code guid="${guid(10)}" name="A" isCodable="true"/></Codes></CodeBook>`;
    writeFileSync(file.path, content);
    const one = { name: 'codes.qdc', path: file.path, size: content.length };
    expect(refiQda.sniff([{ ...one, head: new TextEncoder().encode(content) }])).toBeGreaterThan(
      0.9,
    );
    expect(refiQda.takes?.(one, [one])).toBe(true);
    const read = await readAll(refiQda, [one]);
    expect(read.problems).toMatchObject([
      { message: 'is no project of REFI-QDA', advice: expect.stringContaining('code book') },
    ]);
  } finally {
    remove();
  }
});

test.each([
  ['by the names of passages', 'Cem waits', 0],
  ['by where words begin and end', '', 1],
])(
  'a text that does not tell how places are counted is counted as others are: %s',
  async (_, name, notes) => {
    const letters = 'x\r\ny\r\na b c d e';
    const other = textSource(selection(51, 4, 9, '', 10), 41).replace('doc.txt', 'letters.txt');
    const read = await readOf({
      // Line ends of two characters, counted as one.
      'project.qde': projectOf(other + textSource(selection(50, 28, 43, name, 10))),
      'Sources/doc.txt': text.replaceAll('\n', '\r\n'),
      'Sources/letters.txt': letters,
    });
    expect(statements(read).map((one) => one.text)).toEqual(['a b c', 'Cem waits here.']);
    const unchecked = read.notes.filter(({ group }) => group === 'places that no words check');
    expect(unchecked).toHaveLength(2 * notes);
  },
);
