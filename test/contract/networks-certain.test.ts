/** Edges say whether they are certain by what their weight adds up, on both stores. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchOf, type NetworksServer, serveNetworks } from '../setup/networks.ts';
import { storeKinds } from '../setup/stores.ts';

/** Red has one member since 2020 and one whose dates nobody states; Blue has one since 2020. */
const world = batchOf(({ node, join, statement }) => {
  for (const name of ['red', 'blue']) {
    node('Party', `party:${name}`, { name, kind: 'national-party' });
  }
  const members: [string, string, { from?: string }][] = [
    ['amy', 'red', { from: '2020' }],
    ['ann', 'red', {}],
    ['ben', 'blue', { from: '2020' }],
  ];
  for (const [name, party, dates] of members) {
    node('Actor', `actor:${name}`, { name });
    join('MEMBER_OF', `actor:${name}`, `party:${party}`, dates);
  }
  const words: [string, string, string][] = [
    ['amy', 'act', 'support'],
    ['ben', 'act', 'support'],
    ['ann', 'pact', 'support'],
    ['ben', 'pact', 'oppose'],
    ['ann', 'dam', 'mixed'],
    ['ben', 'dam', 'support'],
  ];
  for (const [at, [who, what, stance]] of words.entries()) {
    const agreement = node('Agreement', `agreement:${what}`, { name: what });
    statement(`statement:${at}`, {
      speakers: [`actor:${who}`],
      date: '2024-03-04',
      document: `source:d${at}`,
      about: [{ agreement, stance }],
    });
  }
});

describe.each(storeKinds)('what is certain of a network on the %s store', (kind) => {
  let server: NetworksServer;
  beforeAll(async () => {
    server = await serveNetworks(kind, world);
  });
  afterAll(() => server?.close());
  const edgesOf = async (settings: Record<string, string>) => {
    const { networks } = await server.networks({ rows: 'party', ...settings });
    return networks[0]?.edges ?? [];
  };

  test.each([
    // Both supported the act: what Ann may have said for Red on the pact meets opposition alone.
    ['congruence', 'leave', 1, true],
    ['conflict', 'leave', 1, false],
    ['subtract', 'leave', 0, false],
    ['ignore', 'leave', 3, false],
    // Her mixed words are half way to Ben's support.
    ['congruence', 'middle', 1.5, false],
  ])('%s, mixed %s: weight %d, certain %s', async (aggregation, mixed, weight, certain) => {
    const [edge, ...others] = await edgesOf({ aggregation, mixed, normalization: 'no' });
    expect(others).toEqual([]);
    expect(edge).toMatchObject({ weight, certain });
  });

  test('agreements are linked over parties by the same rule', async () => {
    const found = async (aggregation: string) =>
      Object.fromEntries(
        (await edgesOf({ aggregation, project: 'columns', mixed: 'leave' })).map((edge) => [
          `${edge.from} ${edge.to}`,
          edge.certain,
        ]),
      );
    // Red may have supported both the act and the pact; Blue surely took two sides on them.
    expect(await found('congruence')).toEqual({
      'agreement:act agreement:dam': true,
      'agreement:act agreement:pact': false,
    });
    expect(await found('conflict')).toEqual({
      'agreement:act agreement:pact': true,
      'agreement:dam agreement:pact': true,
    });
  });

  test('a cell is as certain as all that is counted in it', async () => {
    const cells = await edgesOf({ mode: 'two', aggregation: 'ignore' });
    expect(
      Object.fromEntries(cells.map(({ from, to, certain }) => [`${from} ${to}`, certain])),
    ).toEqual({
      'party:blue agreement:act': true,
      'party:blue agreement:dam': true,
      'party:blue agreement:pact': true,
      'party:red agreement:act': true,
      'party:red agreement:dam': false,
      'party:red agreement:pact': false,
    });
  });

  test('files say the same', async () => {
    const reply = await server.ask('/networks?rows=party&aggregation=congruence&format=edges');
    expect((await reply.text()).split('\r\n')[1]).toMatch(/^party:blue,party:red,.*,true$/);
  });
});
