/** Graphs of others, over HTTP: each opens, with all its nodes, relationships and values as they are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SchemaReply, SearchReply } from '../../model/schemas/api.ts';
import type { GraphNode, GraphRelationship } from '../../model/schemas/graph.ts';
import type {
  AmongReply,
  ExpandReply,
  NeighboursReply,
  NodeReply,
} from '../../model/schemas/nodes.ts';
import type { CypherReply } from '../../model/schemas/queries.ts';
import type { DegreesReply } from '../../model/schemas/scenes.ts';
import { type ForeignGraph, foreignGraphs, loadForeign } from '../fixtures/foreign/load.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

/** The embedded store holds no points, and no name of a property that begins with underscores. */
const embedded: readonly ForeignGraph[] = ['films', 'orders', 'leak', 'football'];
const cases = storeKinds.flatMap((kind) =>
  foreignGraphs
    .filter((name) => kind === 'neo4j' || embedded.includes(name))
    .map((name) => ({ kind, name })),
);

describe.each(cases)('the graph of $name in a $kind store', ({ kind, name }) => {
  let server: TestServer;
  const ask = async <Reply>(path: string, body?: unknown): Promise<Reply> => {
    const response = await fetch(server.url + path, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          }),
    });
    const reply = await response.json();
    expect(response.status, `${path}: ${JSON.stringify(reply).slice(0, 300)}`).toBe(200);
    return reply as Reply;
  };
  const run = (query: string) => ask<CypherReply>('/api/cypher', { query });
  const path = (id: string) => `/api/nodes/${encodeURIComponent(id)}`;
  beforeAll(async () => {
    server = await startTestServer(kind, undefined, undefined, []);
    await loadForeign(server.engine, name);
  });
  afterAll(() => server?.close());

  test('opens with something of it, all of it foreign', async () => {
    const opening = await ask<AmongReply>('/api/opening');
    expect(opening.nodes.length).toBeGreaterThan(5);
    expect(opening.nodes.length).toBeLessThanOrEqual(100);
    expect(opening.relationships.length).toBeGreaterThan(3);
    expect(opening.nodes.every((node) => node.id.startsWith('element:'))).toBe(true);
    expect(opening.relationships.every((one) => one.id.startsWith('element:'))).toBe(true);
    const ids = new Set(opening.nodes.map((node) => node.id));
    expect(opening.relationships.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
  });

  test('tells its labels and types with their counts, and no statement', async () => {
    const schema = await ask<SchemaReply>('/api/schema');
    const counts = await run('MATCH (n) UNWIND labels(n) AS name RETURN name, count(*) AS count');
    expect(new Map(schema.labels.map((label) => [label.name, label.count]))).toEqual(
      new Map(
        counts.rows
          // Beside a label of ours `Entity` is not counted.
          .map(([label, count]) => [String(label), Number(count) - (label === 'Entity' ? 1 : 0)]),
      ),
    );
    const types = await run('MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS count');
    expect(schema.relationshipTypes.map(({ name: type, count }) => [type, count])).toEqual(
      types.rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    expect((await ask<{ total: number }>('/api/statements')).total).toBe(0);
    await ask('/api/stances');
    await ask('/api/timeline');
    await ask('/api/changes');
  });

  test('opens every node with all its properties and relationships', async () => {
    const all = await run('MATCH (n) RETURN n');
    const nodes = all.rows.map(([node]) => node as unknown as GraphNode).slice(0, 60);
    for (const node of nodes) {
      const reply = await ask<NodeReply>(path(node.id));
      expect(reply.node).toEqual(node);
      const beside = await ask<NeighboursReply>(`${path(node.id)}/neighbours?limit=200`);
      const degree = reply.degrees.reduce((sum, one) => sum + one.count, 0);
      expect(beside.relationships.length).toBe(Math.min(200, beside.total));
      expect(degree).toBeGreaterThanOrEqual(beside.total);
      for (const { type } of reply.degrees.slice(0, 3)) {
        const query = new URLSearchParams({ type, limit: '200' });
        const ofType = await ask<NeighboursReply>(`${path(node.id)}/neighbours?${query}`);
        expect(ofType.relationships.every((one) => one.type === type)).toBe(true);
        expect(ofType.total).toBeGreaterThan(0);
      }
    }
  });

  test('expands its best connected node with all that joins it', async () => {
    const { nodes } = await ask<AmongReply>('/api/opening');
    const [node] = nodes;
    const beside = await ask<ExpandReply>(`${path(node?.id ?? '')}/neighbours`, { among: [] });
    expect(beside.nodes.length).toBeGreaterThan(0);
    const ids = new Set([node?.id, ...beside.nodes.map((one) => one.id)]);
    expect(beside.relationships.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    expect(beside.total).toBeGreaterThanOrEqual(beside.nodes.length);
    const degrees = async (sort: string) => {
      const found = await ask<ExpandReply>(`${path(node?.id ?? '')}/neighbours`, {
        sort,
        limit: 3,
      });
      const { degrees: all } = await ask<DegreesReply>('/api/degrees', {
        ids: found.nodes.map((one) => one.id),
      });
      return found.nodes.map((one) => all[one.id]?.all ?? -1);
    };
    const connected = await degrees('connected');
    expect(connected).toEqual([...connected].sort((a, b) => b - a));
    expect(Math.min(...connected)).toBeGreaterThan(0);
    const [first] = beside.relationships;
    const alone = await ask<AmongReply>(
      `/api/relationships/${encodeURIComponent(first?.id ?? '')}`,
    );
    expect(alone.relationships).toEqual([first]);
  });

  test('keeps the ends of every relationship, whatever it says of itself', async () => {
    const rows = await run('MATCH (a)-[r]->(b) RETURN a, r, b');
    const ends = new Map(
      rows.rows.map((row) => {
        const [a, r, b] = row as unknown as [GraphNode, GraphRelationship, GraphNode];
        expect([r.from, r.to]).toEqual([a.id, b.id]);
        return [r.id, [a.id, b.id]];
      }),
    );
    expect(ends.size).toBe(rows.rows.length);
    const alone = await run('MATCH ()-[r]->() RETURN r');
    expect(alone.rows.length).toBe(rows.rows.length);
    for (const [value] of alone.rows) {
      const one = value as unknown as GraphRelationship;
      expect([one.from, one.to]).toEqual(ends.get(one.id));
    }
  });

  test('finds by name what is drawn', async () => {
    const { nodes } = await ask<AmongReply>('/api/opening');
    const named = nodes.filter((node) => typeof node.properties.name === 'string').slice(0, 8);
    for (const node of named) {
      const q = String(node.properties.name);
      const { hits } = await ask<SearchReply>(`/api/search?${new URLSearchParams({ q })}`);
      expect(hits.map((hit) => hit.node.properties.name)).toContain(q);
    }
  });
});
