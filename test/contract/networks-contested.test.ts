/** A network says how it fares without what is contested, on both stores. */
import { expect, test } from 'vitest';
import { batchOf, serveNetworks } from '../setup/networks.ts';
import { storeKinds } from '../setup/stores.ts';

const world = (contested: boolean) => {
  const batch = batchOf(({ node, statement }) => {
    for (const name of ['pact', 'dam']) node('Agreement', `agreement:${name}`, { name });
    for (const name of ['ann', 'ben']) {
      node('Actor', `actor:${name}`, { name });
      for (const on of ['pact', 'dam']) {
        statement(`statement:${name}-${on}`, {
          speakers: [`actor:${name}`],
          date: '2024-03-04',
          document: `source:${name}-${on}`,
          about: [
            {
              agreement: `agreement:${on}`,
              stance: on === 'dam' && name === 'ben' ? 'oppose' : 'support',
            },
          ],
        });
      }
    }
  });
  const one = batch.nodes.find(({ id }) => id === 'statement:ben-dam');
  if (contested && one) one.properties = { ...one.properties, contested: true };
  return batch;
};

test.each(storeKinds)(
  'without contested statements is a variant where there are some (%s)',
  async (kind) => {
    for (const contested of [true, false]) {
      const server = await serveNetworks(kind, world(contested));
      try {
        const reply = await server.networks({
          rows: 'actor',
          normalization: 'no',
          robustness: true,
        });
        const [network] = reply.networks;
        const variants = network?.robustness?.variants.map(({ what }) => what) ?? [];
        expect(variants.includes('contested')).toBe(contested);
        // Same side on the pact, opposite sides on the dam.
        expect(network?.edges[0]).toMatchObject({ weight: 0, congruence: 1, conflict: 1 });
        const without = await server.networks({
          rows: 'actor',
          normalization: 'no',
          contested: false,
        });
        expect(without.networks[0]?.edges[0]?.weight).toBe(contested ? 1 : 0);
      } finally {
        await server.close();
      }
    }
  },
);
