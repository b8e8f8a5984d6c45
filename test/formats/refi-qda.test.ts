/** REFI-QDA: coded passages become statements; a mapping says which codes are speakers and stances. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { refiQda } from '../../server/imports/formats/refi-qda/index.ts';
import { codeMappingSchemaText } from '../../server/imports/formats/refi-qda/mapping.ts';
import {
  countBy,
  countByKind,
  filesAt,
  hasSamples,
  problemsOf,
  readAll,
  samples,
} from '../setup/import-reading.ts';
import { qdpxFile, qdpxMapping } from '../setup/qdpx-file.ts';

describe('a small project', () => {
  const { file, remove } = qdpxFile();
  afterAll(remove);

  test('codes are concepts unless the mapping says otherwise', async () => {
    const read = await readAll(refiQda, [file]);
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toEqual({
      Source: 3,
      Agreement: 6,
      Statement: 3,
      PART_OF: 3,
      STATED_IN: 3,
      MENTIONS: 6,
    });
    expect(countBy(read.notes, ({ group }) => group)).toMatchObject({
      'passage without a speaker': 3,
    });
  });

  test('speakers and stances by folder, several codes on the same words are one statement', async () => {
    const read = await readAll(refiQda, [file], {}, qdpxMapping);
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toEqual({
      Source: 3,
      Agreement: 2,
      Actor: 1,
      Statement: 3,
      PART_OF: 1,
      STATED_IN: 3,
      MADE: 1,
      ABOUT: 2,
      MENTIONS: 2,
    });
    const about = [...read.relationships.values()].filter(({ type }) => type === 'ABOUT');
    expect(about.every(({ properties }) => properties.stance === 'support')).toBe(true);
  });

  test('positions are code points, and line ends count as the passages show', async () => {
    const read = await readAll(refiQda, [file], {}, qdpxMapping);
    const source = 'source:00000000-0000-4000-8000-000000000040';
    const text = String(read.nodes.get(source)?.properties.text);
    expect(text).toBe('🌉 The bridge.\nAna: build it!\nBo: never.');
    const stated = [...read.relationships.values()].filter(({ to }) => to === source);
    expect(
      stated.map(({ properties: { start, end } }) => text.slice(Number(start), Number(end))),
    ).toEqual(['build it!', 'never.']);
    expect(stated.map(({ properties }) => properties.exact)).toEqual(['build it!', 'never.']);
    expect(read.nodes.get(stated[0]?.from ?? '')?.properties.codedBy).toBe('Cora');
  });

  test('what lies outside is a problem; lost texts and pictures are named', async () => {
    const read = await readAll(refiQda, [file], {}, qdpxMapping);
    expect(read.problems.map(({ message }) => message)).toEqual([
      'characters 400 to 500 do not lie in the text of Debate.docx',
    ]);
    expect(countBy(read.notes, ({ group }) => group)).toEqual({
      'passage without a code': 1,
      'passage without a stance': 2,
      'passage without a speaker': 2,
      'text that is not in the file': 1,
      'passage known by its name': 1,
      'picture: no place in the graph': 1,
    });
    expect(read.notes.find(({ group }) => group.startsWith('picture'))?.message).toContain(
      'bridge.jpg',
    );
  });

  test('a mapping that is wrong is told where', async () => {
    const wrong = readAll(refiQda, [file], {}, { folders: { Speakers: 'speakers' } });
    await expect(wrong).rejects.toMatchObject({
      code: 'bad-input',
      facts: { errors: [{ path: 'folders.Speakers' }] },
    });
  });
});

describe.skipIf(!hasSamples)('real files (skipped where the samples are not there)', () => {
  test('a project of every kind of element whose texts are not there', async () => {
    const read = await readAll(refiQda, filesAt(`${samples}/refi-qda/TestProject.qdpx`));
    expect(problemsOf(read)).toEqual([]);
    expect(read.problems).toEqual([]);
    expect(countByKind(read).Agreement).toBe(14);
    const groups = countBy(read.notes, ({ group }) => group);
    expect(groups).toMatchObject({
      'text that is not in the file': 8,
      'picture: no place in the graph': 1,
      'audio: no place in the graph': 1,
      'video: no place in the graph': 2,
    });
  });

  test('a project of ATLAS.ti without passages', async () => {
    const read = await readAll(refiQda, filesAt(`${samples}/refi-qda/target-atlas-project.qdpx`));
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toEqual({ Source: 1, Agreement: 3, PART_OF: 2 });
  });
});

test('the schema of a mapping is the one in the documentation', () => {
  const text = readFileSync('docs/formats/refi-qda-mapping.schema.json', 'utf8');
  expect(text).toBe(codeMappingSchemaText());
});
