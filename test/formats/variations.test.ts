/** The same material as other programs write it: marks, encodings, line ends, prefixes, absent parts. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatFor } from '../../server/imports/formats/index.ts';
import { filesAt, type Read, readAll } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const folder = 'test/fixtures/formats';
const material: Record<string, string[]> = {
  Popolo: [`${folder}/assembly.popolo.json`],
  FollowTheMoney: [`${folder}/bodies.ftm`],
  'DNA 1': [`${folder}/debate.dna1.xml`],
  ParlaMint: filesAt(`${folder}/parlamint`).map(({ path }) => path),
};
const utf16 = (text: string) =>
  Buffer.from(`\uFEFF${text}`.replace(/encoding="UTF-8"/, 'encoding="UTF-16"'), 'utf16le');
const variations: Record<string, (text: string) => string | Buffer> = {
  'a mark before it': (text) => `\uFEFF${text}`,
  'UTF-16': utf16,
  'UTF-16, the large byte first': (text) => utf16(text).swap16(),
  'the line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
};

/** What was read, without where it stands in a file. */
const plain = ({ nodes, relationships, problems, notes }: Read) => ({
  nodes: [...nodes.values()],
  relationships: [...relationships.values()],
  problems: problems.map(({ message }) => message),
  notes: notes.map(({ group }) => group),
});

let made = 0;
async function readAs(
  paths: readonly string[],
  change: (text: string, name: string) => string | Buffer,
) {
  made += 1;
  const target = join(work.folder, `variation-${made}`);
  await mkdir(target);
  for (const path of paths) {
    const name = basename(path);
    await writeFile(join(target, name), change(await readFile(path, 'utf8'), name));
  }
  const files = filesAt(target);
  const format = await formatFor(files);
  return plain(await readAll(format, files));
}

describe.each(Object.entries(material))('%s', (_format, paths) => {
  test.each(Object.entries(variations))('with %s is the same', async (_name, change) => {
    const given = await readAs(paths, (text) => text);
    expect(given.nodes.length).toBeGreaterThan(3);
    expect(await readAs(paths, change)).toEqual(given);
  });
});

describe('ParlaMint', () => {
  const paths = material.ParlaMint ?? [];
  const isSitting = (name: string) => name.includes('2021-05-06');

  test('with a prefix for its namespace is the same', async () => {
    const given = await readAs(paths, (text) => text);
    const prefixed = (text: string) =>
      text
        .replace(/<(\/?)([A-Za-z]+)(?=[\s/>])/g, '<$1tei:$2')
        .replaceAll(
          'xmlns="http://www.tei-c.org/ns/1.0"',
          'xmlns:tei="http://www.tei-c.org/ns/1.0"',
        );
    expect(await readAs(paths, prefixed)).toEqual(given);
  });

  test('a speech of several speakers is made by each', async () => {
    const both = await readAs(paths, (text, name) =>
      isSitting(name) ? text.replace('who="#RévészAna"', 'who="#RévészAna #LindBo"') : text,
    );
    const makers = both.relationships.filter(
      ({ type, to }) => type === 'MADE' && to.includes('2021-05-06.u2'),
    );
    expect(makers.map(({ from }) => from).sort()).toHaveLength(2);
  });

  test.each([
    ['a time', '2021-05-06T10:30:00', '2021-05-06'],
    ['only a month', '2021-05', '2021-05'],
    ['only a year', '2021', '2021'],
  ])('a sitting with %s keeps what is known of its day', async (_what, when, day) => {
    const read = await readAs(paths, (text, name) =>
      isSitting(name) ? text.replace('when="2021-05-06"', `when="${when}"`) : text,
    );
    const dates = read.nodes
      .filter(({ id, label }) => label === 'Statement' && id.includes('2021-05-06'))
      .map(({ properties }) => properties.date);
    expect(new Set(dates)).toEqual(new Set([day]));
  });

  test('a sitting without its lists and its corpus is read, and says who is not known', async () => {
    const alone = await readAs(
      paths.filter((path) => isSitting(path)),
      (text) => text,
    );
    expect(alone.problems).toEqual([]);
    expect(alone.nodes.filter(({ label }) => label === 'Statement').length).toBeGreaterThan(3);
    expect(alone.notes.some((group) => group.startsWith('unknown speaker'))).toBe(true);
  });
});

describe('Popolo', () => {
  const paths = material.Popolo ?? [];

  test('dates with times are days', async () => {
    const given = await readAs(paths, (text) => text);
    const timed = await readAs(paths, (text) =>
      text.replace(/"(\d{4}-\d{2}-\d{2})"/g, '"$1T12:00:00+02:00"'),
    );
    expect({ ...timed, problems: timed.problems.length }).toEqual({
      ...given,
      problems: given.problems.length,
    });
  });

  test.each(['memberships', 'motions', 'organizations', 'vote_events', 'speeches', 'posts'])(
    'without %s is read, or told why not',
    async (part) => {
      const read = await readAs(paths, (text) => {
        const whole = JSON.parse(text);
        delete whole[part];
        return JSON.stringify(whole);
      });
      expect(read.nodes.filter(({ label }) => label === 'Actor').length).toBeGreaterThan(0);
    },
  );
});
