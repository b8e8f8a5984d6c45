/** Closest and most opposed on a profile are weights of a discourse network: one truth, on both stores. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Likeness, ProfileReply } from '../../model/schemas/pages.ts';
import { type NetworksServer, serveNetworks } from '../setup/networks.ts';
import { storeKinds } from '../setup/stores.ts';

describe.each(storeKinds)('profiles beside networks on the %s store', (kind) => {
  let server: NetworksServer;
  beforeAll(async () => {
    server = await serveNetworks(kind, 'seed/asylum-optout');
  });
  afterAll(() => server?.close());

  test.each(['actor', 'party', 'institution'] as const)(
    'of each %s shared minus opposite is the weight where a repeated stance counts once',
    async (rows) => {
      const reply = await server.networks({
        rows,
        aggregation: 'subtract',
        normalization: 'no',
        duplicates: 'acrossrange',
        limit: 5000,
      });
      const [network] = reply.networks;
      expect(network?.shown).toBe((network?.totals.edges ?? 0) + (network?.totals.balanced ?? 0));
      const weights = new Map<string, number>();
      for (const { from, to, weight } of network?.edges ?? []) {
        weights.set(`${from}~${to}`, weight);
        weights.set(`${to}~${from}`, weight);
      }
      const nodes = [...(network?.nodes ?? [])].sort((a, b) => b.agreements - a.agreements);
      let compared = 0;
      for (const { node } of nodes.slice(0, 8)) {
        const path = `/profiles/${encodeURIComponent(node.id)}?full=true`;
        const profile = (await (await server.ask(path)).json()) as ProfileReply;
        const sideOf = (list: readonly Likeness[]) =>
          list.map((one) => [
            one.node.id,
            one.shared - one.opposite,
            weights.get(`${node.id}~${one.node.id}`) ?? 0,
          ]);
        for (const [id, balance, weight] of [
          ...sideOf(profile.closest),
          ...sideOf(profile.opposed),
        ]) {
          expect([node.id, id, balance]).toEqual([node.id, id, weight]);
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(20);
    },
  );
});
