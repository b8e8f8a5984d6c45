/** Windows and slices, and what a network refuses or says about them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysOfUnit, shifted, unitOf } from '../../server/questions/networks/calendar.ts';
import { batchOf, cellsOf, type NetworksServer, query, serveNetworks } from '../setup/networks.ts';
import { storeKinds } from '../setup/stores.ts';

/** Who, about what, support or oppose, when, in which document. */
const said: [string, string, string, string | null, string][] = [
  ['ann', 'pact', 'support', '2024-01-31', 'd1'],
  ['ben', 'pact', 'support', '2024-01-31', 'd1'],
  ['ann', 'pact', 'support', '2024-02-02', 'd1'],
  ['cem', 'pact', 'oppose', '2024-02-29', 'd2'],
  ['ben', 'pact', 'oppose', '2024-03', 'd3'],
  ['cem', 'act', 'support', '2024', 'd4'],
  ['ann', 'act', 'support', '2024-12-30', 'd5'],
  ['ben', 'act', 'mixed', '2025-01-05', 'd6'],
  ['cem', 'act', 'support', null, 'd7'],
];

const world = batchOf(({ node, statement }) => {
  for (const [at, [who, what, stance, date, document]] of said.entries()) {
    const speaker = node('Actor', `actor:${who}`, { name: who });
    const agreement = node('Agreement', `agreement:${what}`, { name: what });
    const about = [{ agreement, stance }];
    statement(`statement:${at}`, {
      speakers: [speaker],
      date,
      document: `source:${document}`,
      about,
    });
  }
});

describe('the calendar', () => {
  test.each([
    [20240131, 'month', 1, 20240229],
    [20240229, 'month', 1, 20240329],
    [20240229, 'year', 1, 20250228],
    [20240331, 'quarter', -1, 20231231],
    [20241230, 'week', 1, 20250106],
    [20240301, 'day', -1, 20240229],
  ] as const)('%i and a %s more (%i) is %i', (day, unit, by, expected) => {
    expect(shifted(day, unit, by)).toBe(expected);
  });

  test('ISO weeks belong to one year or the other', () => {
    expect(unitOf(20241230, 'week')).toBe(unitOf(20250105, 'week'));
    expect(unitOf(20241229, 'week')).not.toBe(unitOf(20241230, 'week'));
    expect(daysOfUnit(unitOf(20250101, 'week'), 'week')).toEqual({
      first: 20241230,
      last: 20250105,
    });
    expect(daysOfUnit(unitOf(20240215, 'quarter'), 'quarter')).toEqual({
      first: 20240101,
      last: 20240331,
    });
  });
});

describe.each(storeKinds)('networks over time on the %s store', (kind) => {
  let server: NetworksServer;
  beforeAll(async () => {
    server = await serveNetworks(kind, world);
  });
  afterAll(() => server.close());

  test('slices follow one another without a gap; an empty one is there too', async () => {
    const reply = await server.networks({ window: 'slices', unit: 'month' });
    expect(reply.networks.map((one) => one.from)).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
      '2024-04-01',
      '2024-05-01',
      '2024-06-01',
      '2024-07-01',
      '2024-08-01',
      '2024-09-01',
      '2024-10-01',
      '2024-11-01',
      '2024-12-01',
      '2025-01-01',
    ]);
    expect(reply.networks[1]?.to).toBe('2024-02-29');
    // The statement of 2024 lies in each of its twelve months.
    expect(reply.networks.map((one) => one.statements)).toEqual([
      3, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 0,
    ]);
    expect(reply.leftOut).toMatchObject({ coarse: 1, undated: 1, duplicates: 1, mixed: 1 });
  });

  test.each(['month', 'quarter', 'year', 'week'])(
    'a slice of a %s is the network with from and to set',
    async (unit) => {
      const settings = { duplicates: 'include', unit };
      const { networks } = await server.networks({ ...settings, window: 'slices' });
      expect(networks.length).toBeGreaterThan(1);
      for (const slice of networks.slice(0, 14)) {
        const alone = await server.networks({
          ...settings,
          from: slice.from ?? '',
          to: slice.to ?? '',
        });
        expect(cellsOf(alone.networks[0])).toEqual(cellsOf(slice));
        expect(alone.networks[0]?.statements).toBe(slice.statements);
        expect(alone.networks[0]?.nodes).toEqual(slice.nodes);
      }
    },
  );

  test('what is a duplicate over the whole range is missing in a later window', async () => {
    const reply = await server.networks({ window: 'slices', mode: 'two', to: '2024-02-29' });
    expect(cellsOf(reply.networks[0])).toMatchObject({ 'ann|pact': 1 });
    expect(cellsOf(reply.networks[1])).not.toHaveProperty('ann|pact');
    expect(reply.notes.join(' ')).toContain('before windows are cut');
  });

  test('a moving window steps by the calendar and fits wholly into the range', async () => {
    const ask = async (more: Record<string, string | number>) => {
      const reply = await server.networks({ window: 'moving', ...more });
      return reply.networks.map((one) => [one.from, one.middle, one.to]);
    };
    const days = { unit: 'day', from: '2024-01-30', to: '2024-02-03' };
    expect(await ask({ ...days, size: 3 })).toEqual([
      ['2024-01-30', '2024-01-31', '2024-02-01'],
      ['2024-01-31', '2024-02-01', '2024-02-02'],
      ['2024-02-01', '2024-02-02', '2024-02-03'],
    ]);
    expect(await ask({ ...days, size: 2 })).toEqual(await ask({ ...days, size: 3 }));
    expect(await ask({ unit: 'month', from: '2024-01-31', to: '2024-04-30', size: 3 })).toEqual([
      ['2024-02-29', '2024-03-29', '2024-04-29'],
    ]);
    expect(await ask({ unit: 'month', from: '2024-02-10', to: '2024-02-10', size: 1 })).toEqual([
      ['2024-02-10', '2024-02-10', '2024-02-10'],
    ]);
    const { notes } = await server.networks({ window: 'moving', unit: 'year', size: 1 });
    expect(notes.join(' ')).toContain('a single day');
  });

  test('a window of events holds as many statements before and after, in the order of counting', async () => {
    const reply = await server.networks({ window: 'events', size: 3, duplicates: 'include' });
    expect(reply.networks.map((one) => one.statements)).toEqual([3, 3, 3, 3, 3]);
    // 2024 begins before all others, and its end is no reason to come later.
    expect(reply.networks[0]?.from).toBe('2024-01-01');
  });

  test.each([
    [{ mode: 'two', aggregation: 'congruence' }, 'aggregation', 'two-mode'],
    [{ aggregation: 'combine' }, 'aggregation', 'one-mode'],
    [{ normalization: 'activity' }, 'normalization', 'one-mode'],
    [{ mode: 'two', normalization: 'jaccard' }, 'normalization', 'two-mode'],
    [
      { mode: 'two', aggregation: 'combine', normalization: 'activity' },
      'normalization',
      'category',
    ],
    [{ mode: 'two', aggregation: 'combine', mixed: 'middle' }, 'mixed', 'middle'],
    [{ mode: 'two', project: 'columns' }, 'project', 'both rows and columns'],
    [{ window: 'events', size: 1 }, 'size', 'at least 2'],
    [{ duplicates: 'documents' }, 'duplicates', 'acrossrange'],
    [{ limit: 5001 }, 'limit', '5000'],
    [{ excludeAuthor: 'x' }, 'excludeAuthor', 'excludeActor'],
    [{ from: '2025', to: '2024' }, 'from', 'later'],
    [{ window: 'slices', unit: 'day', from: '1900', to: '2024' }, 'unit', 'larger unit'],
  ])('%j is refused with its reason', async (settings, path, reason) => {
    const reply = await server.ask(`/networks?${query(settings)}`);
    expect(reply.status).toBe(400);
    const problem = await reply.json();
    expect(problem.errors).toContainEqual({ path, message: expect.stringContaining(reason) });
  });

  test('what is excluded is not counted, and is an isolate still', async () => {
    const found = async (settings: object) => {
      const { networks } = await server.networks({ ...settings, duplicates: 'include' });
      return networks[0]?.nodes.map(({ node, statements }) => [node.properties.name, statements]);
    };
    expect(await found({})).toEqual([
      ['ann', 3],
      ['ben', 2],
      ['cem', 3],
    ]);
    expect(await found({ excludeActor: 'actor:ann' })).toEqual([
      ['ben', 2],
      ['cem', 3],
    ]);
    expect(await found({ excludeActor: 'actor:ann', isolates: true })).toEqual([
      ['ann', 0],
      ['ben', 2],
      ['cem', 3],
    ]);
    expect(await found({ excludeAgreement: 'agreement:act' })).toEqual([
      ['ann', 2],
      ['ben', 2],
      ['cem', 1],
    ]);
    expect(await found({ excludeSource: 'source:d1' })).toEqual([
      ['ann', 1],
      ['ben', 1],
      ['cem', 3],
    ]);
    expect(await found({ minStatements: 3 })).toEqual([
      ['ann', 3],
      ['cem', 3],
    ]);
    expect(await found({ project: 'columns' })).toEqual([
      ['act', 3],
      ['pact', 5],
    ]);
  });

  test('threshold and limit change neither weights nor totals', async () => {
    const whole = await server.networks({ normalization: 'no' });
    const cut = await server.networks({ normalization: 'no', limit: 1 });
    const high = await server.networks({ normalization: 'no', threshold: 1.5 });
    expect(cut.networks[0]?.edges).toEqual(whole.networks[0]?.edges.slice(0, 1));
    expect(cut.networks[0]?.shown).toBe(1);
    expect(cut.networks[0]?.totals).toEqual(whole.networks[0]?.totals);
    expect(high.networks[0]?.totals).toEqual(whole.networks[0]?.totals);
    expect(high.networks[0]?.edges.every((edge) => Math.abs(edge.weight) >= 1.5)).toBe(true);
  });
});
