/** Popolo JSON: every class becomes what the page docs/formats/popolo.md says. */
import { describe, expect, test } from 'vitest';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import {
  countBy,
  countByKind,
  filesAt,
  hasSamples,
  problemsOf,
  readAll,
  sampleCounts,
  samples,
} from '../setup/import-reading.ts';

const fixture = filesAt('test/fixtures/formats/assembly.popolo.json');

describe('a small assembly', () => {
  test('people, parties, terms, motions, votes and speeches', async () => {
    const read = await readAll(popolo, fixture);
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toEqual({
      Actor: 2,
      Party: 2,
      Institution: 1,
      Agreement: 1,
      Statement: 2,
      Source: 2,
      HOLDS_OFFICE: 2,
      MEMBER_OF: 2,
      VOTED_FOR: 1,
      ABSTAINED: 1,
      STATED_IN: 2,
      MADE: 1,
    });
    expect(read.nodes.get('actor:assembly-popolo.ana')?.properties).toEqual({
      name: 'Ana Révész',
      aliases: ['Ana Revesz'],
      wikidata: 'Q900002',
      sources: ['source:example.org-ana-ijhk11'],
    });
    const offices = [...read.relationships.values()].filter(({ type }) => type === 'HOLDS_OFFICE');
    expect(
      offices.map(({ properties: { role, from, to, basis } }) => [role, from, to, basis]),
    ).toEqual([
      ['member', '2020-01-10', '2023-12-31', 'Days of First term'],
      ['Speaker', '2020-02', '2021-03-04', undefined],
    ]);
    const vote = [...read.relationships.values()].find(({ type }) => type === 'VOTED_FOR');
    expect(vote?.properties.date).toBe('2021-05-06');
  });

  test('what points to nothing or is no date is a problem, what may be absent a note', async () => {
    const read = await readAll(popolo, fixture);
    expect(read.problems.map(({ place, message }) => `${place} ${message}`)).toEqual([
      'assembly.popolo.json:35 names the person nobody, which is not in the files given',
      'assembly.popolo.json:36 start_date is no date: 2021-02-30',
    ]);
    expect(countBy(read.notes, ({ group }) => group)).toEqual({
      'a term that is given twice': 1,
      'membership without person': 1,
      'speech of type scene': 1,
      'speech without a speaker': 1,
      'vote “absent”': 1,
      'no place in the graph: areas': 1,
      'no place in the graph: birth_date of persons': 1,
    });
  });

  test('a later reading of the same file gives the same records', async () => {
    const [once, twice] = [await readAll(popolo, fixture), await readAll(popolo, fixture)];
    expect(twice.records).toEqual(once.records);
  });

  test('it is recognised', async () => {
    const [file] = fixture;
    const head = new TextEncoder().encode('{"persons": [], "memberships": []}');
    expect(await popolo.sniff([{ ...(file as object), head } as never])).toBeGreaterThan(0.5);
  });
});

describe.skipIf(!hasSamples)('real files (skipped where the samples are not there)', () => {
  const counts = hasSamples ? sampleCounts('popolo') : {};
  const wrapped = Object.entries(counts).filter(([, { top_level }]) => top_level === undefined);
  test.each(wrapped)('%s has as many of each as an independent count', async (file, of) => {
    const read = await readAll(popolo, filesAt(`${samples}/popolo/${file}`));
    expect(problemsOf(read)).toEqual([]);
    expect(read.problems).toEqual([]);
    const found = countByKind(read);
    // Two organizations of Åland come twice under one id, the second time spelled otherwise.
    const twice = read.notes.filter(({ group }) => group === 'an organization with two names');
    expect(found.Actor).toBe(of.persons);
    expect((found.Party ?? 0) + (found.Institution ?? 0) + twice.length).toBe(of.organizations);
    expect((found.Party ?? 0) + twice.length).toBe(
      (of.organizations_by_classification as never as Record<string, number>).party,
    );
    expect(found.HOLDS_OFFICE).toBe(of.memberships);
    expect(found.MEMBER_OF).toBe(of.memberships_with_on_behalf_of_id);
  });

  test('a bare list whose persons lie elsewhere', async () => {
    const read = await readAll(popolo, filesAt(`${samples}/popolo/parlparse/sp-ministers.json`));
    expect(problemsOf(read)).toEqual([]);
    expect(read.problems).toEqual([]);
    const groups = countBy(read.notes, ({ group }) => group);
    const left = groups['membership without person'] ?? 0;
    expect(countByKind(read).HOLDS_OFFICE).toBe(381 - left);
    expect(left).toBe(5);
    expect(groups['no file of persons was given']).toBe(countByKind(read).Actor);
  });
});
