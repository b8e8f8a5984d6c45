/** REFI-QDA as programs write it: each finds its texts, counts places and names things in its own way. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refiQda } from '../../server/imports/formats/refi-qda/index.ts';
import { textsAt } from '../../server/imports/formats/refi-qda/texts.ts';
import { countBy, problemsOf, type Read, readAll } from '../setup/import-reading.ts';
import { guid, projectOf, qdpxOf, selection } from '../setup/qdpx-file.ts';

const text = 'Ana said yes.\nBela said no.\nCem waits here.\nThe end.';
const lines = text.split('\n');
const textSource = (selections: string, path = 'internal://doc.txt', n = 40, name = 'Doc') =>
  `<TextSource guid="${guid(n)}" name="${name}" plainTextPath="${path}">${selections}</TextSource>`;

async function readOf(files: Record<string, string | Uint8Array>, mapping?: unknown) {
  const { file, remove } = qdpxOf(files);
  try {
    const read = await readAll(refiQda, [file], {}, mapping);
    expect(problemsOf(read)).toEqual([]);
    return read;
  } finally {
    remove();
  }
}

const wordsOf = ({ nodes }: Read) =>
  [...nodes.values()]
    .filter(({ label }) => label === 'Statement')
    .map(({ properties }) => properties.text);

/** Every line as a passage whose name is not its words, with line ends counted as so many. */
function numbered(lineEnd: number, wanted = lines.map((_, line) => line)): string {
  let at = 0;
  const places = lines.map((line) => {
    const start = at;
    at += line.length + lineEnd;
    return [start, start + line.length] as const;
  });
  return wanted
    .map((line) => selection(50 + line, ...(places[line] ?? [0, 0]), `1:${line + 1}`, 10))
    .join('');
}

const unchecked = 'places that no words check';

test.each([
  ['\n', 2],
  ['\r\n', 1],
  ['\r\n', 2],
])('line ends written as %j and counted as %i, which no names tell', async (written, counted) => {
  const read = await readOf({
    'project.qde': projectOf(textSource(numbered(counted, [1, 2, 3]))),
    'Sources/doc.txt': lines.join(written),
  });
  expect(read.problems).toEqual([]);
  expect(wordsOf(read)).toEqual(lines.slice(1));
  const told = read.notes.filter(({ group }) => group === unchecked);
  expect(told.map(({ message }) => message)).toEqual([
    expect.stringContaining(`a line end as ${counted === 2 ? 'two' : 'one'}`),
  ]);
});

test('a text that mixes line ends is counted as it is', async () => {
  const raw = 'One.\r\nTwo.\nThree.\r\nFour.';
  const places = ['One.', 'Two.', 'Three.', 'Four.'].map((words) => [raw.indexOf(words), words]);
  const selections = places.map(([at, words], n) =>
    selection(50 + n, Number(at), Number(at) + String(words).length, String(words), 10),
  );
  const read = await readOf({
    'project.qde': projectOf(textSource(selections.join(''))),
    'Sources/doc.txt': raw,
  });
  expect(wordsOf(read)).toEqual(['One.', 'Two.', 'Three.', 'Four.']);
  expect(read.notes.filter(({ group }) => group === unchecked)).toEqual([]);
});

test('words that tell the counting need no note', async () => {
  const read = await readOf({
    'project.qde': projectOf(textSource(selection(50, 28, 43, 'Cem waits', 10))),
    'Sources/doc.txt': text,
  });
  expect(wordsOf(read)).toEqual(['Cem waits here.']);
  expect(read.notes.filter(({ group }) => group === unchecked)).toEqual([]);
});

test('a passage of no length is left out, one that ends behind its text is cut', async () => {
  const end = text.length;
  const read = await readOf({
    'project.qde': projectOf(
      textSource(
        selection(50, 44, end + 1, 'The end.', 10) +
          selection(51, 5, 5, '', 10) +
          selection(52, 5, 4, 'x', 10),
      ),
    ),
    'Sources/doc.txt': text,
  });
  expect(wordsOf(read)).toEqual(['The end.']);
  expect(read.problems.map(({ message }) => message)).toEqual([
    'characters 5 to 4 do not lie in the text of Doc',
  ]);
  expect(countBy(read.notes, ({ group }) => group)).toMatchObject({
    'passage without words': 1,
    'passage that ends behind its text': 1,
  });
});

test('GUIDs are the same in capitals, in small letters and in braces', async () => {
  const user = 'ABCDEF00-0000-4000-8000-000000000001';
  const code = 'ABCDEF00-0000-4000-8000-00000000000A';
  const coding = `<PlainTextSelection guid="${guid(50)}" name="Ana said" startPosition="0" endPosition="13"><Coding guid="${guid(51)}" creatingUser="${user.toLowerCase()}"><CodeRef targetGUID="{${code.toLowerCase()}}"/></Coding></PlainTextSelection>`;
  const project = projectOf(textSource(coding))
    .replaceAll(guid(10), code)
    .replace('<CodeBook>', `<Users><User guid="{${user}}" name="Cora"/></Users><CodeBook>`);
  const read = await readOf({ 'project.qde': project, 'Sources/doc.txt': text });
  expect(read.problems).toEqual([]);
  const [statement] = [...read.nodes.values()].filter(({ label }) => label === 'Statement');
  expect(statement?.properties.codedBy).toBe('Cora');
  const mentioned = [...read.relationships.values()].filter(({ type }) => type === 'MENTIONS');
  expect(mentioned.map(({ to }) => to)).toEqual([`agreement:${code.toLowerCase()}`]);
});

test('words of an area of a page have passages of their own', async () => {
  const area = (n: number, attributes: string, content: string) =>
    `<PDFSelection guid="${guid(n)}" name="Area" page="0" firstX="1" firstY="1" secondX="2" secondY="2"><Representation guid="${guid(n + 5)}" name="r" ${attributes}>${content}${selection(n + 1, 9, 17, 'the area', 11)}${selection(n + 2, 0, 17, 'all', 11)}</Representation><Coding guid="${guid(n + 6)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PDFSelection>`;
  const areas =
    area(50, '', '<PlainTextContent>Words of the area</PlainTextContent>') +
    area(60, 'plainTextPath="internal://area.txt"', '');
  const source = `<PDFSource guid="${guid(40)}" name="P.pdf" path="internal://p.pdf">${areas}<Representation guid="${guid(41)}" name="P" plainTextPath="internal://doc.txt">${selection(70, 0, 13, 'Ana said', 10)}</Representation></PDFSource>`;
  const read = await readOf({
    'project.qde': projectOf(source),
    'Sources/doc.txt': text,
    'Sources/area.txt': 'Found in the area',
  });
  expect(read.problems).toEqual([]);
  expect(wordsOf(read)).toEqual([
    'Words of the area',
    'the area',
    'Found in the area',
    'the area',
    'Ana said yes.',
  ]);
  const stated = [...read.relationships.values()].filter(({ type }) => type === 'STATED_IN');
  expect(stated.map(({ properties: { start, end } }) => [start, end])).toEqual([
    ...Array.from({ length: 4 }, () => [undefined, undefined]),
    [0, 13],
  ]);
  const mentioned = [...read.relationships.values()].filter(
    ({ type, from }) => type === 'MENTIONS' && from === stated[0]?.from,
  );
  expect(mentioned.map(({ to }) => to)).toEqual([`agreement:${guid(10)}`, `agreement:${guid(11)}`]);
  expect(read.notes.filter(({ group }) => group === 'codes of whole sources')).toEqual([]);
});

test('a text is found by its folders, in any spelling of its name', async () => {
  const first = selection(50, 0, 4, 'x', 10);
  const paths = {
    'relative://a/doc.txt': 'a/doc.txt',
    'relative://b/doc.txt': 'b/doc.txt',
    'internal://My%20Doc.txt': 'sources/My Doc.txt',
    'internal://Re\u0301sume\u0301.txt': 'sources/R\u00e9sum\u00e9.TXT',
    'absolute:///C:/interviews/only.txt': 'sources/only.txt',
  };
  const sources = Object.keys(paths).map((path, n) =>
    textSource(first.replaceAll(guid(50), guid(70 + n)), path, 40 + n),
  );
  const files = Object.values(paths).map((name, n) => [name, `${'ABCDE'[n]?.repeat(4)} and more`]);
  const read = await readOf({
    'project.qde': projectOf(sources.join('')),
    ...Object.fromEntries(files),
  });
  expect(wordsOf(read)).toEqual(['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE']);
});

test('a project that was unpacked is read with its texts', async () => {
  const { file: xml, remove } = qdpxOf({});
  try {
    const folder = xml.path.slice(0, xml.path.lastIndexOf('/'));
    const files = Object.entries({
      '__MACOSX/._project.qde': 'litter',
      'project.qde': projectOf(textSource(selection(50, 0, 13, 'Ana said', 10))),
      'sources/Doc.txt': text,
    }).map(([name, content], n) => {
      const path = `${folder}/${n}`;
      writeFileSync(path, content);
      return { name, path, size: content.length };
    });
    expect(wordsOf(await readAll(refiQda, files))).toEqual(['Ana said yes.']);
  } finally {
    remove();
  }
});

test('many texts of one name are told apart by their folders, or said to be unclear', () => {
  const numbers = Array.from({ length: 10_000 }, (_, n) => n);
  const files = numbers.map((n) => ({ name: `p.qdpx/f${n}/text.txt`, path: '', size: 0 }));
  const found = textsAt(
    numbers.map((n) => `relative://${n % 2 === 0 ? 'f' : 'lost'}${n}/text.txt`),
    files,
  );
  expect([found.files.size, found.unclear.size]).toEqual([5000, 5000]);
  expect(found.files.get('relative://f8/text.txt')).toBe(files[8]);
  expect(found.unclear.get('relative://lost9/text.txt')).toHaveLength(3);
});

test('a text that may be of several sources, or several texts of one, is given to none', async () => {
  const sources = [
    textSource('', 'relative://c/doc.txt', 40, 'One'),
    textSource('', 'relative://d/doc.txt', 41, 'Two'),
    textSource('', 'relative://e/memo.txt', 42, 'Three'),
  ];
  const read = await readOf({
    'project.qde': projectOf(sources.join('')),
    'a/doc.txt': 'Somebody',
    'a/memo.txt': 'One',
    'b/memo.txt': 'Other',
  });
  expect([...read.nodes.values()].filter(({ properties }) => properties.text)).toEqual([]);
  const told = read.notes.filter(({ group }) => group === 'text that is not in the file');
  expect(told.map(({ message }) => message)).toEqual([
    'One is named, it is unclear which file is its text (relative://c/doc.txt): bridge.qdpx/a/doc.txt',
    'Two is named, it is unclear which file is its text (relative://d/doc.txt): bridge.qdpx/a/doc.txt',
    'Three is named, it is unclear which file is its text (relative://e/memo.txt): bridge.qdpx/a/memo.txt or bridge.qdpx/b/memo.txt',
  ]);
});

test('what a Mac or a copy puts into the archive is not the project', async () => {
  const litter = new Uint8Array([0, 5, 22, 7, 0]);
  const read = await readOf({
    '__MACOSX/._project.qde': litter,
    'old/project.qde': projectOf(''),
    'notes.qde': projectOf(''),
    '._project.qde': litter,
    'project.qde': projectOf(textSource(selection(50, 0, 13, 'Ana said', 10))),
    '__MACOSX/Sources/._doc.txt': litter,
    'Sources/._doc.txt': litter,
    'Sources/doc.txt': text,
  });
  expect(read.problems).toEqual([]);
  expect(wordsOf(read)).toEqual(['Ana said yes.']);
});

test('what has no place is counted by what it is', async () => {
  const variable = `<Variables><Variable guid="${guid(70)}" name="Age" typeOfVariable="Text"/></Variables><Cases><Case guid="${guid(71)}" name="Ana"><CodeRef targetGUID="${guid(10)}"/><VariableValue><VariableRef targetGUID="${guid(70)}"/><TextValue>5</TextValue></VariableValue></Case></Cases>`;
  const rest = `<Notes><Note guid="${guid(72)}" name="Memo" plainTextPath="internal://m.txt">${selection(53, 0, 4, 'Memo', 11)}</Note></Notes><Sets><Set guid="${guid(73)}" name="S"><Description>All of it</Description></Set></Sets>`;
  const project = projectOf(textSource(selection(50, 0, 13, '', 10)), rest)
    .replace('<Sources>', `${variable}<Sources>`)
    .replace('name="A"', 'name="A" color="#ff0000"');
  const read = await readOf({ 'project.qde': project });
  const lost = read.notes.filter(({ group }) => group.startsWith('no place'));
  expect(lost.map(({ message }) => message)).toEqual([
    'cases: 1',
    'codes in notes: 1',
    'codes of cases: 1',
    'colours: 1',
    'descriptions of sets: 1',
    'notes: 1',
    'sets: 1',
    'values of variables: 1',
    'variables: 1',
  ]);
  const without = read.notes.find(({ group }) => group === 'passage without words');
  expect(without?.message).toBe(
    'a passage without a name, of a text that is not there, is left out',
  );
});

test('codes that were put on the same words at once belong together', async () => {
  const stances = `<Code guid="${guid(30)}" name="Stance" isCodable="false"><Code guid="${guid(31)}" name="support" isCodable="true"/><Code guid="${guid(32)}" name="oppose" isCodable="true"/></Code></Codes>`;
  const coded = [
    selection(50, 0, 13, 'Ana said', 10, 31),
    selection(51, 0, 13, 'Ana said', 11, 32),
    // One selection a code, as some programs write it.
    selection(52, 14, 27, 'Bela said', 10),
    selection(53, 14, 27, 'Bela said', 32),
    // Two that disagree.
    selection(54, 28, 43, 'Cem waits', 10, 31),
    selection(55, 28, 43, 'Cem waits', 10, 32),
  ];
  const read = await readOf(
    {
      'project.qde': projectOf(textSource(coded.join(''))).replace('</Codes>', stances),
      'Sources/doc.txt': text,
    },
    { folders: { Stance: 'stance' } },
  );
  const told = [...read.relationships.values()]
    .filter(({ type }) => type === 'ABOUT' || type === 'MENTIONS')
    .map(({ to, properties }) => [to.slice(-2), properties.stance]);
  expect(told).toEqual([
    ['10', 'support'],
    ['11', 'oppose'],
    ['10', 'oppose'],
    ['10', undefined],
  ]);
  expect(countBy(read.notes, ({ group }) => group)).toMatchObject({
    'passage with several stances': 1,
  });
});
