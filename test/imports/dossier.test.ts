/** The first graph is complete, and a dossier with a mistake is refused whole. */
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dossierSchemaText } from '../../server/commands/dossier-schema.ts';
import { StancegraphError } from '../../server/errors.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';

const seed = 'seed/asylum-optout';
const facts = '../shared/data/asylum-optout/facts.jsonl';

test('the first graph has everything that its README counts', async () => {
  const { nodes, relationships } = await readDossier(seed);
  const count = (label: string) => nodes.filter((node) => node.label === label).length;
  expect(['Actor', 'Party', 'Institution', 'Agreement', 'Statement', 'Source'].map(count)).toEqual([
    109, 33, 65, 55, 234, 243,
  ]);
  const typed = (type: string) => relationships.filter((one) => one.type === type).length;
  expect([typed('MEMBER_OF'), typed('HOLDS_OFFICE'), typed('RESPONDS_TO')]).toEqual([64, 104, 53]);
  const statements = nodes.filter((node) => node.label === 'Statement');
  expect(statements.filter((node) => node.properties.kind === 'quote')).toHaveLength(192);
  for (const one of relationships) {
    if (one.type !== 'STATED_IN') expect(one.properties.sources, one.id).not.toHaveLength(0);
  }
});

test('the JSON Schema beside the dossiers is the one that checks them', () => {
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

describe.skipIf(!existsSync(facts))('against the facts that it was made from', () => {
  type Fact = Record<string, unknown> & { id: string; type: string };
  const all = (existsSync(facts) ? readFileSync(facts, 'utf8') : '')
    .split('\n')
    .filter(Boolean)
    .map((line): Fact => JSON.parse(line));
  const prefixes: Record<string, string> = {
    actor: 'actor',
    party: 'party',
    inst: 'institution',
    agr: 'agreement',
    st: 'statement',
    src: 'source',
  };
  const idOf = (old: string) => {
    if (old === 'seed-article') return 'source:seed-article';
    const at = old.indexOf('-');
    return `${prefixes[old.slice(0, at)]}:${old.slice(at + 1)}`;
  };

  test('every fact is there, with its words, dates, notes and sources', async () => {
    const { nodes, relationships } = await readDossier(seed);
    const byId = new Map(nodes.map((node) => [node.id, node.properties]));
    const same: Record<string, string> = {
      name: 'name',
      title: 'title',
      text: 'text',
      date: 'date',
      note: 'note',
      verified: 'verified',
      basis: 'basis',
      language: 'language',
      publisher: 'publisher',
      originator: 'originator',
      url: 'url',
      description: 'description',
      country: 'country',
      abbreviation: 'abbreviation',
      number: 'number',
      celex: 'celex',
      translation_en: 'translation',
      published: 'published',
      proposed: 'proposed',
      entry_into_force: 'entryIntoForce',
      applies_from: 'appliesFrom',
      political_agreement: 'politicalAgreement',
      title_is_description: 'titleIsDescription',
      text_is_published_translation: 'textIsPublishedTranslation',
    };
    expect(all).toHaveLength(1075);
    for (const fact of all) {
      if (['membership', 'office', 'relation'].includes(fact.type)) continue;
      const properties = byId.get(idOf(fact.id));
      expect(properties, fact.id).toBeDefined();
      for (const [old, name] of Object.entries(same)) {
        if (fact[old] !== undefined && fact[old] !== null) {
          expect(properties?.[name], `${fact.id} ${old}`).toEqual(fact[old]);
        }
      }
      const sources = (fact.sources as string[]).map(idOf).sort();
      const proven =
        fact.type === 'statement'
          ? relationships
              .filter((one) => one.type === 'STATED_IN' && one.from === idOf(fact.id))
              .map((one) => one.to)
              .sort()
          : fact.type === 'source'
            ? sources
            : [...(properties?.sources as string[])].sort();
      expect(proven, fact.id).toEqual(sources);
    }
  });

  test('terms, acts, speakers and stances agree with a count of their own', async () => {
    const { relationships } = await readDossier(seed);
    const keys = relationships
      .map((one) =>
        [
          one.from,
          one.type,
          one.to,
          one.properties.stance ?? one.properties.role ?? one.properties.date ?? '',
        ].join(' '),
      )
      .sort();
    const expected = all.flatMap((fact) => {
      const of = (name: string) => idOf(String(fact[name]));
      if (fact.type === 'membership')
        return [[of('actor'), 'MEMBER_OF', of('party'), fact.role ?? ''].join(' ')];
      if (fact.type === 'office')
        return [[of('actor'), 'HOLDS_OFFICE', of('institution'), fact.role ?? ''].join(' ')];
      if (fact.type === 'relation') {
        const [from, to] = [of('subject'), of('object')];
        if (fact.relation !== 'part_of')
          return [[from, String(fact.relation).toUpperCase(), to, fact.date ?? ''].join(' ')];
        const participates = from.startsWith('party:') && to.startsWith('institution:');
        return [[from, participates ? 'PARTICIPATES_IN' : 'PART_OF', to, ''].join(' ')];
      }
      if (fact.type !== 'statement') return [];
      const id = idOf(fact.id);
      const speakers = [fact.speaker, ...((fact.co_speakers as string[]) ?? [])].map((one) =>
        idOf(String(one)),
      );
      return [
        ...speakers.map((one) => [one, 'MADE', id, ''].join(' ')),
        ...(fact.about as { agreement: string; stance: string }[]).map((one) =>
          [id, 'ABOUT', idOf(one.agreement), one.stance].join(' '),
        ),
        ...(fact.sources as string[]).map((one) => [id, 'STATED_IN', idOf(one), ''].join(' ')),
        ...(fact.responds_to ? [[id, 'RESPONDS_TO', of('responds_to'), ''].join(' ')] : []),
      ];
    });
    expect(keys).toEqual(expected.sort());
  });
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
