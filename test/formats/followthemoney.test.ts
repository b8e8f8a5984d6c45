/** FollowTheMoney: people, bodies and their terms; schemata without a place are counted. */
import { describe, expect, test } from 'vitest';
import { followthemoney } from '../../server/imports/formats/followthemoney/index.ts';
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

describe('a small set', () => {
  const files = filesAt('test/fixtures/formats/bodies.ftm');

  test('people, parties, bodies and terms, also by merged ids and embedded entities', async () => {
    const read = await readAll(followthemoney, files);
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toEqual({
      Actor: 1,
      Party: 1,
      Institution: 2,
      Source: 2,
      MEMBER_OF: 1,
      HOLDS_OFFICE: 2,
    });
    expect(read.nodes.get('actor:p1')?.properties).toMatchObject({
      country: 'IS',
      wikidata: 'Q900002',
    });
    const offices = [...read.relationships.values()].filter(({ type }) => type === 'HOLDS_OFFICE');
    expect(
      offices.map(({ to, properties: { role, from, to: until } }) => [to, role, from, until]),
    ).toEqual([
      ['institution:b1', 'Minister of Works', '2021-01-01', '2022-03'],
      ['institution:c1', 'chair', undefined, undefined],
    ]);
  });

  test('each line that is wrong is told, schemata without a place are counted', async () => {
    const read = await readAll(followthemoney, files);
    expect(read.problems.map(({ place }) => place)).toEqual([
      'bodies.ftm:9',
      'bodies.ftm:11',
      'bodies.ftm:12',
    ]);
    expect(countBy(read.notes, ({ group }) => group)).toEqual({
      'no place in the graph: Payment': 1,
    });
  });
});

describe.skipIf(!hasSamples)('real files (skipped where the samples are not there)', () => {
  const counts = hasSamples ? sampleCounts('followthemoney') : {};
  test.each(Object.keys(counts))('%s as an independent program counts it', async (file) => {
    const read = await readAll(followthemoney, filesAt(`${samples}/followthemoney/${file}`));
    expect(problemsOf(read)).toEqual([]);
    expect(read.problems).toEqual([]);
    const of = counts[file]?.by_schema as unknown as Record<string, number>;
    const found = countByKind(read);
    expect(found.Actor ?? 0).toBe(of.Person ?? 0);
    const bodies = (of.Organization ?? 0) + (of.Company ?? 0) + (of.PublicBody ?? 0);
    expect((found.Institution ?? 0) + (found.Party ?? 0)).toBe(bodies);
    const others = read.notes.map(({ message }) => Number(message.split(' ')[0]));
    expect(others.reduce((a, b) => a + b, 0)).toBe((of.Payment ?? 0) + (of.Address ?? 0));
  });
});
