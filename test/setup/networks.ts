/** Small worlds for the tests of networks, and networks asked for over HTTP. */
import type { Network, NetworksReply } from '../../model/schemas/networks.ts';
import type { BatchProperties, GraphBatch } from '../../server/store/batch.ts';
import type { StoreKind } from '../../server/store/engine.ts';
import { createStore } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { startTestServer } from './server.ts';

type Properties = BatchProperties;

/** Collects nodes and relationships, each node once. */
export function batchOf(fill: (add: ReturnType<typeof adding>) => void): GraphBatch {
  const batch: GraphBatch = { name: 'networks', nodes: [], relationships: [] };
  fill(adding(batch));
  return batch;
}

function adding(batch: GraphBatch) {
  const known = new Set<string>();
  const node = (
    label: GraphBatch['nodes'][number]['label'],
    id: string,
    properties: Properties,
  ) => {
    if (!known.has(id)) batch.nodes.push({ id, label, properties });
    known.add(id);
    return id;
  };
  const join = (
    type: GraphBatch['relationships'][number]['type'],
    from: string,
    to: string,
    properties: Properties = {},
    tail = '',
  ) => batch.relationships.push({ id: `${from}|${type}|${to}${tail}`, type, from, to, properties });
  /** A statement with its speakers, its document and the stance on each agreement. */
  const statement = (
    id: string,
    said: {
      speakers: string[];
      date: string | null;
      document: string;
      about: { agreement: string; stance: string }[];
      text?: string;
    },
  ) => {
    const text = said.text ?? `words of ${id}`;
    node('Statement', id, { text, kind: 'quote', date: said.date ?? undefined });
    node('Source', said.document, { title: said.document });
    join('STATED_IN', id, said.document, { main: true, exact: text });
    for (const speaker of said.speakers) join('MADE', speaker, id);
    for (const { agreement, stance } of said.about) join('ABOUT', id, agreement, { stance });
  };
  return { node, join, statement };
}

export interface NetworksServer {
  url: string;
  /** The reply, whatever its status. */
  ask(path: string): Promise<Response>;
  networks(parameters: Record<string, string | number | boolean>): Promise<NetworksReply>;
  close(): Promise<void>;
}

/** A server with a batch in its store. */
export async function serveNetworks(
  kind: StoreKind,
  batch: GraphBatch | string,
): Promise<NetworksServer> {
  const dossiers = typeof batch === 'string' ? [batch] : [];
  const server = await startTestServer(kind, undefined, { host: '127.0.0.1' }, dossiers);
  if (typeof batch !== 'string') await load(createStore(server.engine), batch);
  const ask = (path: string) => fetch(`${server.url}/api${path}`);
  return {
    url: server.url,
    ask,
    async networks(parameters) {
      const reply = await ask(`/networks?${query(parameters)}`);
      const body = await reply.json();
      if (reply.status !== 200) throw new Error(JSON.stringify(body));
      return body;
    },
    close: () => server.close(),
  };
}

/** A query string. */
export function query(parameters: Record<string, string | number | boolean>): string {
  return new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  ).toString();
}

/** The cells of a network by the names of their ends, without those of weight 0. */
export function cellsOf(network: Network | undefined): Record<string, number> {
  const names = new Map(network?.nodes.map(({ node }) => [node.id, String(node.properties.name)]));
  return Object.fromEntries(
    (network?.edges ?? [])
      .filter((edge) => edge.weight !== 0)
      .map((edge) => [`${names.get(edge.from)}|${names.get(edge.to)}`, edge.weight]),
  );
}

/** `1/3` as a number. */
export function fraction(text: string): number {
  const [above = '', below = '1'] = text.split('/');
  return Number(above) / Number(below);
}
