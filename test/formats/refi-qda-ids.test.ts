/** REFI-QDA: what has no GUID is told apart by its place in its project. */
import { describe, expect, test } from 'vitest';
import { refiQda } from '../../server/imports/formats/refi-qda/index.ts';
import { problemsOf, type Read, readAll } from '../setup/import-reading.ts';
import { guid, projectOf, qdpxOf, selection } from '../setup/qdpx-file.ts';

async function readOf(files: Record<string, string>) {
  const { file, remove } = qdpxOf(files);
  try {
    const read = await readAll(refiQda, [file]);
    expect(problemsOf(read)).toEqual([]);
    return read;
  } finally {
    remove();
  }
}

describe('without GUIDs', () => {
  const source = (path: string, words: string) =>
    `<TextSource name="Interview"${path}>${selection(50, 0, words.length, words, 10)}</TextSource>`;
  const ofLabel = ({ nodes }: Read, wanted: string) =>
    [...nodes.values()].filter(({ label }) => label === wanted);
  const statedIn = (read: Read) =>
    [...read.relationships.values()]
      .filter(({ type }) => type === 'STATED_IN')
      .map(({ from, to }) => [from, to].map((id) => read.nodes.get(id)?.properties.text));

  test('sources of one name are told apart by their paths', async () => {
    const read = await readOf({
      'project.qde': projectOf(
        source(' plainTextPath="internal://a/doc.txt"', 'Yes.') +
          source(' plainTextPath="internal://b/doc.txt"', 'No!!'),
      ),
      'Sources/a/doc.txt': 'Yes.',
      'Sources/b/doc.txt': 'No!!',
    });
    expect(read.problems).toEqual([]);
    expect(statedIn(read)).toEqual([
      ['Yes.', 'Yes.'],
      ['No!!', 'No!!'],
    ]);
  });

  test('sources of one name and no path are told apart by their texts, in any order', async () => {
    const inline = (words: string) =>
      source('', words).replace('>', `><PlainTextContent>${words}</PlainTextContent>`);
    const [one, other] = [inline('Yes.'), inline('No!!')];
    const read = await readOf({ 'project.qde': projectOf(one + other) });
    expect(statedIn(read)).toEqual([
      ['Yes.', 'Yes.'],
      ['No!!', 'No!!'],
    ]);
    const turned = await readOf({ 'project.qde': projectOf(other + one) });
    expect([...turned.nodes.keys()].sort()).toEqual([...read.nodes.keys()].sort());
  });

  test('sources and codes of two projects do not meet', async () => {
    const project = (name: string) =>
      projectOf(source('', 'Yes.'))
        .replace('name="Bridge"', `name="${name}"`)
        .replace(`<Code guid="${guid(11)}"`, '<Code');
    const [one, other] = [
      await readOf({ 'project.qde': project('Bridge') }),
      await readOf({ 'project.qde': project('Tunnel') }),
    ];
    expect(ofLabel(one, 'Agreement').map(({ properties }) => properties.name)).toEqual(['A', 'B']);
    // A has a GUID.
    const shared = [...one.nodes.keys()].filter((id) => other.nodes.has(id));
    expect(shared).toEqual([`agreement:${guid(10)}`]);
  });
});
