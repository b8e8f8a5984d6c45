/** The first graph is what its facts say, and a new edition of the facts is one command. */
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listsFromFacts } from '../../seed/facts.ts';
import { writeFromFacts } from '../../seed/from-facts.ts';
import { StancegraphError } from '../../server/errors.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';

const seed = 'seed/asylum-optout';
const file = '../shared/data/asylum-optout/facts.jsonl';
const lists = [
  'sources',
  'actors',
  'parties',
  'institutions',
  'agreements',
  'memberships',
  'offices',
  'participations',
  'relations',
  'statements',
];
type Fact = Record<string, unknown> & { id: string; type: string };

describe.skipIf(!existsSync(file))('the first graph and the facts that it was made from', () => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const all = text
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
  const idOf = (old: unknown) => {
    if (old === 'seed-article') return 'source:seed-article';
    const at = String(old).indexOf('-');
    return `${prefixes[String(old).slice(0, at)]}:${String(old).slice(at + 1)}`;
  };

  test('the command writes the files that are here, to the letter', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-seed-'));
    try {
      await cp(seed, folder, { recursive: true });
      for (const name of lists) await rm(join(folder, `${name}.json`));
      await writeFromFacts(text, folder);
      for (const name of lists) {
        const made = await readFile(join(folder, `${name}.json`), 'utf8');
        expect(made, name).toBe(readFileSync(join(seed, `${name}.json`), 'utf8'));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('every fact is there, with its words, dates, notes and sources', async () => {
    const { nodes, relationships } = await readDossier(seed);
    const byId = new Map(nodes.map((node) => [node.id, node.properties]));
    const same: Record<string, string> = {
      name: 'name',
      title: 'title',
      text: 'text',
      licence: 'licence',
      archiveUrl: 'archiveUrl',
      unidentified: 'unidentified',
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
    expect(all).toHaveLength(1293);
    for (const fact of all) {
      if (['membership', 'office', 'relation'].includes(fact.type)) continue;
      const properties = byId.get(idOf(fact.id));
      expect(properties, fact.id).toBeDefined();
      for (const [old, name] of Object.entries(same)) {
        expect(properties?.[name] ?? null, `${fact.id} ${old}`).toEqual(fact[old] ?? null);
      }
      // Aliases by hand come after those of the facts.
      const aliases = (fact.aliases ?? []) as string[];
      const kept = (properties?.aliases ?? []) as string[];
      expect(kept.slice(0, aliases.length), fact.id).toEqual(aliases);
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

  test('terms, acts, speakers, stances and places agree with a count of their own', async () => {
    const { relationships } = await readDossier(seed);
    const line = (...parts: unknown[]) => parts.map((part) => part ?? '').join(' | ');
    const found = relationships.map(({ from, type, to, properties: of }) =>
      type === 'STATED_IN'
        ? line(from, type, to, of.main, of.start, of.end)
        : ['MADE', 'RESPONDS_TO', 'REPORTED_BY'].includes(type)
          ? line(from, type, to)
          : type === 'ABOUT'
            ? line(from, type, to, of.stance)
            : line(from, type, to, of.role, of.date, of.from, of.to, of.under, of.note),
    );
    const expected = all.flatMap((fact) => {
      const of = (name: string) => idOf(fact[name]);
      const { role, date, from, to, note, until } = fact;
      if (fact.type === 'membership')
        return [line(of('actor'), 'MEMBER_OF', of('party'), role, '', from, to, '', note)];
      if (fact.type === 'office')
        return [line(of('actor'), 'HOLDS_OFFICE', of('institution'), role, '', from, to, '', note)];
      if (fact.type === 'relation') {
        const [subject, object] = [of('subject'), of('object')];
        const under = fact.under ? of('under') : '';
        if (fact.relation !== 'part_of') {
          const type = String(fact.relation).toUpperCase();
          return [line(subject, type, object, '', date, '', '', under, note)];
        }
        const participates = subject.startsWith('party:') && object.startsWith('institution:');
        const type = participates ? 'PARTICIPATES_IN' : 'PART_OF';
        return [line(subject, type, object, '', '', date, until, under, note)];
      }
      if (fact.type !== 'statement') return [];
      const id = idOf(fact.id);
      const speakers = [fact.speaker, ...((fact.co_speakers as string[]) ?? [])].map(idOf);
      return [
        ...speakers.map((one) => line(one, 'MADE', id)),
        ...(fact.about as { agreement: string; stance: string }[]).map((one) =>
          line(id, 'ABOUT', idOf(one.agreement), one.stance),
        ),
        ...(fact.sources as string[]).map((one) =>
          one === fact.source
            ? line(id, 'STATED_IN', idOf(one), true, fact.start, fact.end)
            : line(id, 'STATED_IN', idOf(one), '', '', ''),
        ),
        ...(fact.responds_to ? [line(id, 'RESPONDS_TO', of('responds_to'))] : []),
        ...(fact.reported_by ? [line(id, 'REPORTED_BY', of('reported_by'))] : []),
      ];
    });
    expect(found.sort()).toEqual(expected.sort());
  });
});

describe('a new edition of the facts', () => {
  const source = { type: 'source', id: 'src-a', title: 'A', date: '2024', source_class: 'primary' };
  const proven = { sources: ['src-a'], verified: true };
  const facts: Fact[] = [
    { ...source, text: 'He said no.', licence: 'CC0', sources: ['src-a'], verified: true },
    { type: 'actor', id: 'actor-x', name: 'X', country: null, ...proven },
    { type: 'party', id: 'party-p', name: 'P', kind: 'national_party', ...proven },
    { type: 'institution', id: 'inst-c', name: 'C', aliases: ['Cab'], kind: 'media', ...proven },
    { type: 'agreement', id: 'agr-b', name: 'B', kind: 'treaty', ...proven },
    {
      type: 'relation',
      id: 'rel-1',
      subject: 'party-p',
      relation: 'part_of',
      object: 'inst-c',
      date: '2024-07',
      until: '2025',
      ...proven,
    },
    {
      type: 'relation',
      id: 'rel-2',
      subject: 'inst-c',
      relation: 'has_opt_out',
      object: 'agr-b',
      under: 'agr-b',
      ...proven,
    },
    {
      type: 'statement',
      id: 'st-1',
      speaker: 'actor-x',
      reported_by: 'inst-c',
      kind: 'quote',
      text: 'no',
      about: [{ agreement: 'agr-b', stance: 'oppose' }],
      source: 'src-a',
      start: 8,
      end: 10,
      ...proven,
    },
  ];
  const textOf = (items: readonly Fact[]) => items.map((one) => JSON.stringify(one)).join('\n');
  const changed = (id: string, values: Record<string, unknown>) =>
    textOf(facts.map((one) => (one.id === id ? { ...one, ...values } : one)));

  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-edition-'));
    await writeFile(join(folder, 'dossier.json'), '{"name": "test", "title": "Test"}');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const list = async (name: string) =>
    JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));

  test('becomes lists that load, with the aliases by hand at the end', async () => {
    await mkdir(join(folder, 'by-hand'));
    const byHand = { 'institution:c': ['CAB', 'The cabinet'] };
    await writeFile(join(folder, 'by-hand', 'aliases.json'), JSON.stringify(byHand));
    await writeFromFacts(textOf(facts), folder);
    expect((await list('institutions'))[0].aliases).toEqual(['Cab', 'The cabinet']);
    expect(await list('participations')).toMatchObject([
      { party: 'party:p', institution: 'institution:c', from: '2024-07', to: '2025' },
    ]);
    expect(await list('relations')).toMatchObject([{ type: 'HAS_OPT_OUT', under: 'agreement:b' }]);
    expect(await list('statements')).toMatchObject([
      {
        reportedBy: ['institution:c'],
        statedIn: [{ source: 'source:a', main: true, exact: 'no', start: 8, end: 10 }],
      },
    ]);
    expect((await readDossier(folder)).relationships.map((one) => one.id)).toContain(
      'statement:1|REPORTED_BY|institution:c',
    );
  });

  test('written twice changes nothing, and the second time says so', async () => {
    const first = await writeFromFacts(textOf(facts), folder);
    expect(first).toContain('actors: 1, 1 new');
    const before = await readFile(join(folder, 'statements.json'), 'utf8');
    expect(await writeFromFacts(textOf(facts), folder)).toContain('actors: 1');
    expect(await readFile(join(folder, 'statements.json'), 'utf8')).toBe(before);
    const without = facts.filter((one) => one.id !== 'st-1');
    expect(await writeFromFacts(textOf(without), folder)).toContain(
      'statements: 0, gone: statement:1',
    );
  });

  test.each([
    ['a field that no list knows', changed('actor-x', { born: '1960' }), /actor-x.*born/],
    ['an unknown type', changed('actor-x', { type: 'animal' }), /unknown type, animal/],
    ['a name that is no fact', changed('st-1', { speaker: 'actor-y' }), /actor-y.*not a fact/],
    ['a place with other words', changed('st-1', { start: 0 }), /from 0 to 10/],
    ['a part without its relation', changed('agr-b', { part_of: 'inst-c' }), /no relation says/],
    ['an id twice', `${textOf(facts)}\n${JSON.stringify(facts[1])}`, /line 9.*used twice/],
    ['a line that is no JSON', '{"id": ', /line 1.*cannot be read/],
    [
      'a stance that is none',
      changed('st-1', { about: [{ agreement: 'agr-b', stance: '?' }] }),
      /./,
    ],
    ['a relation that is none', changed('rel-2', { relation: 'likes' }), /type/],
  ])('with %s is refused, and the folder stays as it was', async (_what, text, message) => {
    await writeFromFacts(textOf(facts), folder);
    const before = await readFile(join(folder, 'statements.json'), 'utf8');
    const error = await writeFromFacts(text, folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StancegraphError);
    expect((error as StancegraphError).message).toMatch(message);
    expect((error as StancegraphError).facts.errors).not.toHaveLength(0);
    expect(await readFile(join(folder, 'statements.json'), 'utf8')).toBe(before);
  });

  test('aliases by hand of what is no fact are told', () => {
    expect(() => listsFromFacts(textOf(facts), { 'actor:nobody': ['N'] })).toThrow(/actor:nobody/);
  });
});
