/** Every edge opens the statements that it rests on, and they give its weight. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aggregations,
  duplicateRules,
  mixedRules,
  modes,
  normalizations,
  projections,
} from '../../model/networks/settings.ts';
import { evidenceRequest, networksRequest } from '../../model/schemas/networks.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const settings = fc
  .record({
    mode: fc.constantFrom(...modes),
    rows: fc.constantFrom('actor', 'party', 'institution'),
    project: fc.constantFrom(...projections),
    fold: fc.constantFrom('coded', 'whole'),
    aggregation: fc.constantFrom(...aggregations),
    normalization: fc.constantFrom(...normalizations),
    duplicates: fc.constantFrom(...duplicateRules),
    mixed: fc.constantFrom(...mixedRules),
    window: fc.constantFrom('no', 'slices'),
    unit: fc.constantFrom('quarter', 'year'),
  })
  .filter((one) => networksRequest.safeParse(one).success);

describe.each(storeKinds)('evidence on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
  });
  afterAll(() => opened.close());

  const opens = async (
    asked: object,
    network: number,
    edge: { from: string; to: string; weight: number; congruence: number; conflict: number },
  ) => {
    const evidence = await questions.networkEvidence(
      opened.store,
      evidenceRequest.parse({ ...asked, source: edge.from, target: edge.to, network, limit: 0 }),
    );
    const shares = evidence.links.reduce((sum, link) => sum + link.share.weight, 0);
    const what = `${edge.from} ${edge.to} ${JSON.stringify(asked)}`;
    expect(evidence.sum, what).toBe(shares);
    expect(evidence.weight, what).toBe(edge.weight);
    expect(evidence.sum, what).toBeCloseTo(edge.weight * evidence.divisor, 9);
    expect([evidence.congruence, evidence.conflict], what).toEqual([
      edge.congruence,
      edge.conflict,
    ]);
    expect(evidence.total, what).toBeGreaterThan(0);
    return evidence;
  };

  test('of every edge of the usual networks', async () => {
    let edges = 0;
    for (const rows of ['actor', 'party', 'institution']) {
      for (const mode of modes) {
        const asked = { rows, mode };
        const reply = await questions.networks(opened.store, networksRequest.parse(asked));
        const [network] = reply.networks;
        expect(network?.shown).toBe((network?.totals.edges ?? 0) + (network?.totals.balanced ?? 0));
        for (const edge of network?.edges ?? []) {
          await opens(asked, 0, edge);
          edges += 1;
        }
      }
    }
    expect(edges).toBeGreaterThan(300);
  });

  test('of edges of any network, in any window', async () => {
    let edges = 0;
    await fc.assert(
      fc.asyncProperty(settings, fc.nat(), async (asked, seed) => {
        const reply = await questions.networks(opened.store, networksRequest.parse(asked));
        for (const [place, network] of reply.networks.entries()) {
          const edge = network.edges[seed % Math.max(1, network.edges.length)];
          if (!edge) continue;
          await opens(asked, place, edge);
          edges += 1;
        }
      }),
      { numRuns: 40, seed: 17 },
    );
    expect(edges).toBeGreaterThan(40);
  });

  test('the statements are those of both ends, with the stances they were coded with', async () => {
    const asked = { rows: 'party', duplicates: 'include' };
    const { networks } = await questions.networks(opened.store, networksRequest.parse(asked));
    const edge = networks[0]?.edges[0];
    if (!edge) throw new Error('no edge');
    const evidence = await opens(asked, 0, edge);
    for (const link of evidence.links) {
      for (const side of [link.source, link.target]) {
        for (const { statement, stance } of side.statements) {
          const found = await questions.statement(opened.store, statement);
          expect(found.about).toContainEqual(
            expect.objectContaining({
              stance,
              agreement: expect.objectContaining({ id: link.node.id }),
            }),
          );
        }
      }
      const party = await questions.statements(
        opened.store,
        statementsRequest.parse({
          party: edge.from,
          agreement: link.node.id,
          parts: false,
          stance: 'support,oppose',
          limit: 200,
        }),
      );
      expect(link.source.statements.map((one) => one.statement).sort()).toEqual(
        party.statements.map((item) => item.statement.id).sort(),
      );
    }
  });

  test('every edge and every member says how it fares when the network is made otherwise', async () => {
    const asked = { rows: 'party', robustness: true };
    const { networks } = await questions.networks(opened.store, networksRequest.parse(asked));
    const [network] = networks;
    const { variants = [], edges = [], members = [] } = network?.robustness ?? {};
    expect(edges).toHaveLength(network?.edges.length ?? -1);
    expect(members.map((one) => one.node)).toEqual(
      network?.nodes.filter((one) => one.community !== null).map((one) => one.node.id),
    );
    for (const { stays } of members) expect(stays).toBeLessThanOrEqual(variants.length);
    const weights = new Map(network?.edges.map((edge) => [`${edge.from} ${edge.to}`, edge.weight]));
    for (const { from, to, low, high, sameSign } of edges) {
      const weight = weights.get(`${from} ${to}`) ?? Number.NaN;
      expect(low).toBeLessThanOrEqual(weight);
      expect(high).toBeGreaterThanOrEqual(weight);
      expect(sameSign).toBeLessThanOrEqual(variants.length);
    }
    // One of the variants by hand: without one source.
    const source = variants.find((one) => one.what === 'source' && one.name)?.name ?? '';
    const without = await questions.networks(
      opened.store,
      networksRequest.parse({ rows: 'party', excludeSource: source }),
    );
    const there = new Map(
      without.networks[0]?.edges.map((edge) => [`${edge.from} ${edge.to}`, edge.weight]),
    );
    for (const { from, to, low, high } of edges) {
      const weight = there.get(`${from} ${to}`) ?? 0;
      expect(weight).toBeGreaterThanOrEqual(low);
      expect(weight).toBeLessThanOrEqual(high);
    }
  });
});
