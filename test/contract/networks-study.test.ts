/** A coded study whose numbers are published: the hearings that come with Discourse Network Analyzer. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Network } from '../../model/schemas/networks.ts';
import { batchOf, type NetworksServer, serveNetworks } from '../setup/networks.ts';
import { storeKinds } from '../setup/stores.ts';

const file = '../shared/data/import-samples/dna/dna3-sample-events.derived.csv';

interface Row {
  statement_id: string;
  time: string;
  person: string;
  organization: string;
  concept: string;
  agreement: string;
  document_id: string;
}

/** Persons hold office at their organisation, with no dates: they always may speak for it. */
function studyOf(rows: Row[]) {
  return batchOf(({ node, join, statement }) => {
    const joined = new Set<string>();
    const idOf = (prefix: string, name: string) =>
      `${prefix}:${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
    for (const row of rows) {
      const person = node('Actor', idOf('actor', row.person), { name: row.person });
      const body = node('Institution', idOf('institution', row.organization), {
        name: row.organization,
      });
      const concept = node('Agreement', idOf('agreement', row.concept), { name: row.concept });
      if (!joined.has(`${person} ${body}`)) join('HOLDS_OFFICE', person, body, {}, '||');
      joined.add(`${person} ${body}`);
      statement(`statement:${row.statement_id.padStart(4, '0')}`, {
        speakers: [person],
        date: row.time.slice(0, 10),
        document: `source:d${row.document_id}`,
        about: [{ agreement: concept, stance: row.agreement === '1' ? 'support' : 'oppose' }],
      });
    }
  });
}

const name = (network: Network | undefined, id: string) =>
  network?.nodes.find(({ node }) => node.id === id)?.node.properties.name;

describe.skipIf(!existsSync(file)).each(storeKinds)('the hearings on the %s store', (kind) => {
  let server: NetworksServer;
  beforeAll(async () => {
    const rows: Row[] = parse(readFileSync(file, 'utf8'), { columns: true, delimiter: ';' });
    server = await serveNetworks(kind, studyOf(rows));
  });
  afterAll(() => server.close());
  const study = { rows: 'institution', scope: 'all' };
  const sum = (network: Network | undefined) =>
    (network?.edges ?? []).reduce((all, edge) => all + edge.weight, 0);

  test('organisations by concepts: 40 statements in 22 cells', async () => {
    const { networks } = await server.networks({
      ...study,
      mode: 'two',
      aggregation: 'ignore',
      duplicates: 'include',
    });
    expect(networks[0]?.edges).toHaveLength(22);
    expect(sum(networks[0])).toBe(40);
    expect(networks[0]?.totals).toMatchObject({ edges: 22, weight: 40 });
  });

  test('organisations by organisations', async () => {
    const ask = async (aggregation: string, normalization = 'no') => {
      const reply = await server.networks({
        ...study,
        aggregation,
        normalization,
        duplicates: 'include',
      });
      return reply.networks[0];
    };
    const ignore = await ask('ignore');
    expect(sum(ignore)).toBe(138);
    expect(ignore?.edges).toHaveLength(21);
    const pair = (network: Network | undefined) =>
      network?.edges.find((edge) =>
        [edge.from, edge.to]
          .map((id) => name(network, id))
          .sort()
          .join()
          .match(/^Senate,Sierra Club$/),
      );
    expect(pair(ignore)?.weight).toBe(7);
    expect(pair(await ask('congruence'))?.weight).toBe(2);
    expect(pair(await ask('conflict'))?.weight).toBe(5);
    expect(pair(await ask('subtract'))).toMatchObject({ weight: -3, congruence: 2, conflict: 5 });
    expect(Math.round(2 * sum(await ask('congruence', 'average')))).toBe(26);
  });

  test('23 of 40 statements are counted per document, and the best split is told', async () => {
    const reply = await server.networks({ ...study, measures: true });
    const [network] = reply.networks;
    expect([reply.selected, network?.statements, reply.leftOut.duplicates]).toEqual([40, 23, 17]);
    const { best, barplot } = network?.measures ?? {};
    expect(best?.modularity).toBeCloseTo(0.408391, 6);
    expect(best?.exact).toBe(true);
    expect(network?.totals.modularity).toBe(best?.modularity);
    const groups = best?.members.map((ids) => ids.map((id) => name(network, id)));
    expect(groups).toContainEqual([
      'Alliance to Save Energy',
      'Sierra Club',
      'U.S. Public Interest Research Group',
    ]);
    const law = barplot?.agreements.find((bar) =>
      /There should be legislation/i.test(String(bar.node.properties.name)),
    );
    expect([law?.counted.total, law?.all.total]).toEqual([5, 16]);
  });

  test('with all duplicates three groups fit better than two', async () => {
    const reply = await server.networks({ ...study, measures: true, duplicates: 'include' });
    const { best } = reply.networks[0]?.measures ?? {};
    const of = (groups: number) => best?.byGroups.find((one) => one.groups === groups)?.modularity;
    expect(of(2)).toBeCloseTo(0.228378, 6);
    expect(of(3)).toBeCloseTo(0.261276, 6);
    expect(best?.groups).toBe(3);
  });
});
