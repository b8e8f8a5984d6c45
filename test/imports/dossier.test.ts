/** The first graph is complete, and a dossier with a mistake is refused whole. */
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dossierSchemaText } from '../../model/schemas/dossier.ts';
import { StancegraphError } from '../../server/errors.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';

const seed = 'seed/asylum-optout';

test('the first graph has everything that its README counts', async () => {
  const { nodes, relationships } = await readDossier(seed);
  const count = (label: string) => nodes.filter((node) => node.label === label).length;
  expect(['Actor', 'Party', 'Institution', 'Agreement', 'Statement', 'Source'].map(count)).toEqual([
    109, 33, 65, 57, 234, 428,
  ]);
  const typed = (type: string) => relationships.filter((one) => one.type === type).length;
  expect(
    ['MEMBER_OF', 'HOLDS_OFFICE', 'PARTICIPATES_IN', 'RESPONDS_TO', 'REPORTED_BY'].map(typed),
  ).toEqual([88, 111, 7, 53, 4]);
  const statements = nodes.filter((node) => node.label === 'Statement');
  expect(statements.filter((node) => node.properties.kind === 'quote')).toHaveLength(192);
  for (const one of relationships) {
    if (one.type !== 'STATED_IN') expect(one.properties.sources, one.id).not.toHaveLength(0);
  }
});

test('the JSON Schema beside the dossiers is not stale; `npm run seed-schema` writes it', () => {
  expect(readFileSync('seed/dossier.schema.json', 'utf8')).toBe(dossierSchemaText());
});

test('what the first article says can be traced', async () => {
  const { nodes, relationships } = await readDossier(seed);
  const inArticle = relationships
    .filter((one) => one.type === 'STATED_IN' && one.to === 'source:seed-article')
    .map((one) => nodes.find((node) => node.id === one.from)?.properties.text);
  for (const words of [
    'will take a long time',
    'a new wind is blowing',
    'The more support for this the better',
    'informed the EU Commission that I want a migration opt-out',
    'in charge of our own asylum policy',
    'drastically reduce the volume of migration',
    'will call for an opt-out',
    'essential',
    'better off elsewhere',
  ]) {
    expect(
      inArticle.some((text) => String(text).includes(words)),
      words,
    ).toBe(true);
  }
  const ids = nodes.map((node) => node.id);
  for (const id of [
    'actor:geert-wilders',
    'actor:marjolein-faber',
    'party:pvv',
    'institution:european-commission',
    'institution:hungary',
    'institution:netherlands',
    'agreement:pact',
    'agreement:nl-opt-out-request',
  ]) {
    expect(ids).toContain(id);
  }
});

describe('a dossier with a mistake is refused whole', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-dossier-'));
    await cp(seed, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const change = async (file: string, edit: (items: Record<string, unknown>[]) => void) => {
    const path = join(folder, file);
    const items = JSON.parse(await readFile(path, 'utf8'));
    edit(items);
    await writeFile(path, JSON.stringify(items));
  };
  const problems = async () => {
    const error = await readDossier(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StancegraphError);
    return (error as StancegraphError).facts.errors ?? [];
  };

  test.each([
    [
      'a stance that is none',
      'statements.json',
      (s: Record<string, unknown>[]) => {
        (s[3] as { about: { stance: string }[] }).about[0]!.stance = 'maybe';
      },
      /statements\.json\[3\]\.about\[0\]\.stance/,
      /support/,
    ],
    [
      'an unknown field',
      'actors.json',
      (a: Record<string, unknown>[]) => {
        a[2]!.nickname = 'x';
      },
      /actors\.json\[2\]/,
      /nickname/,
    ],
    [
      'a date that does not exist',
      'agreements.json',
      (a: Record<string, unknown>[]) => {
        a[0]!.date = '2024-02-30';
      },
      /agreements\.json\[0\]\.date/,
      /year, month or day/,
    ],
    [
      'a statement without a source',
      'statements.json',
      (s: Record<string, unknown>[]) => {
        s[0]!.statedIn = [];
      },
      /statements\.json\[0\]\.statedIn/,
      /evidence first/,
    ],
    [
      'a speaker who is not there',
      'statements.json',
      (s: Record<string, unknown>[]) => {
        s[0]!.speakers = ['actor:geert-wilder'];
      },
      /statements\.json\[0\]/,
      /is actor:geert-wilders meant/,
    ],
    [
      'an id that is used twice',
      'parties.json',
      (p: Record<string, unknown>[]) => {
        p[1]!.id = p[0]!.id;
      },
      /parties\.json\[1\]/,
      /used before, in parties\.json\[0\]/,
    ],
    [
      'a part of itself',
      'relations.json',
      (r: Record<string, unknown>[]) => {
        const part = r.find(
          (one) => one.type === 'PART_OF' && String(one.from).startsWith('agreement'),
        )!;
        r.push({ ...part, from: part.to, to: part.from });
      },
      /relations\.json/,
      /part of itself/,
    ],
    [
      'a term that ends before it begins',
      'offices.json',
      (o: Record<string, unknown>[]) => {
        o[0]!.from = '2024-07-02';
        o[0]!.to = '2023';
      },
      /offices\.json\[0\]/,
      /before it begins/,
    ],
  ])('%s', async (_name, file, edit, place, message) => {
    await change(file, edit);
    const found = await problems();
    expect(
      found.some((one) => place.test(one.path) && message.test(one.message)),
      JSON.stringify(found.slice(0, 3)),
    ).toBe(true);
  });

  test('every problem is told, not only the first', async () => {
    await change('actors.json', (items) => {
      items[0]!.name = '';
      items[1]!.country = 7;
    });
    expect(await problems()).toHaveLength(2);
  });

  test('JSON that cannot be read, a file of another name, no dossier at all', async () => {
    await writeFile(join(folder, 'actors.json'), '[{');
    await writeFile(join(folder, 'actor.json'), '[]');
    const found = await problems();
    expect(found.map((one) => one.path).sort()).toEqual(['actor.json', 'actors.json']);
    await rm(folder, { recursive: true });
    expect((await problems())[0]?.message).toContain('a folder with a dossier.json');
  });
});
