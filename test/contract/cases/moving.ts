/** Paths that differ, common neighbours and neighbours that match: the canvas moves by these. */

import { expect, test } from 'vitest';
import {
  commonRequest,
  expandRequest,
  neighboursRequest,
  pathsRequest,
} from '../../../model/schemas/nodes.ts';
import { changesRequest } from '../../../model/schemas/positions.ts';
import { workingSetRequest } from '../../../model/schemas/statements.ts';
import * as questions from '../../../server/questions/index.ts';
import type { TestStore } from '../../setup/stores.ts';

interface Edge {
  id: string;
  type: string;
  from: string;
  to: string;
}

const limits = { rows: 10_000, bytes: 1e8, timeoutMs: 20_000 };

/** The whole graph, for answers by a plain program that shares nothing with the server's. */
async function everything(opened: TestStore): Promise<Edge[]> {
  const { rows } = await questions.runCypher(
    opened.store,
    {
      query: 'MATCH (a:Entity)-[r]->(b:Entity) RETURN r.id, type(r), a.id, b.id',
      params: {},
      limits,
    },
    new AbortController().signal,
  );
  return rows.map(([id, type, from, to]) => ({
    id: String(id),
    type: String(type),
    from: String(from),
    to: String(to),
  }));
}

/** Every path that passes no node twice, by sheer trying; the shortest first, then by ids. */
function tried(edges: Edge[], from: string, to: string, max: number): string[][] {
  const beside = new Map<string, { id: string; other: string }[]>();
  for (const edge of edges) {
    for (const [near, other] of [
      [edge.from, edge.to],
      [edge.to, edge.from],
    ] as const) {
      beside.set(near, [...(beside.get(near) ?? []), { id: edge.id, other }]);
    }
  }
  const found: string[][] = [];
  const walk = (path: string[]) => {
    const at = path.at(-1) ?? '';
    if (at === to) found.push(path);
    else if (path.length < 2 * max) {
      for (const { id, other } of beside.get(at) ?? []) {
        if (!path.includes(other)) walk([...path, id, other]);
      }
    }
  };
  walk([from]);
  const key = (path: string[]) =>
    [...path.filter((_, i) => i % 2 === 0), '', ...path.filter((_, i) => i % 2 === 1)].join(' ');
  return found.sort((a, b) => a.length - b.length || (key(a) < key(b) ? -1 : 1));
}

/** Asked of each store in turn by contract.test.ts. */
export function movingCases(
  store: () => TestStore,
  sameOnEveryStore: (name: string, answer: unknown) => void,
): void {
  const paths = (request: object) =>
    questions.paths(
      store().store,
      pathsRequest.parse({ from: 'actor:marjolein-faber', to: 'actor:viktor-orban', ...request }),
    );

  test('the ten shortest different paths are those that an exhaustive search finds', async () => {
    const edges = await everything(store());
    for (const [from, to] of [
      ['actor:marjolein-faber', 'actor:viktor-orban'],
      ['party:pvv', 'agreement:pact'],
      ['actor:rob-jetten', 'institution:hungary'],
    ] as const) {
      const found = await paths({ from, to, mode: 'several', maxLength: 4 });
      expect(found.paths).toEqual(tried(edges, from, to, 4).slice(0, 10));
      expect(found.paths.length).toBeGreaterThan(1);
      sameOnEveryStore(`several paths ${from} ${to}`, found);
    }
  });

  test('the search agrees with the shortest paths that Cypher finds', async () => {
    const plain = await paths({ mode: 'allShortest' });
    const several = await paths({ mode: 'several', k: 10 });
    const length = plain.paths[0]?.length;
    const short = several.paths.filter((path) => path.length === length);
    expect(plain.paths.slice(0, short.length)).toEqual(short);
  });

  test('types to use, types to avoid and hubs to avoid are kept to', async () => {
    const edges = await everything(store());
    const degree = (id: string) => edges.filter((one) => one.from === id || one.to === id).length;
    const typeOf = new Map(edges.map((one) => [one.id, one.type]));
    const types = (path: string[]) =>
      path.filter((_, i) => i % 2 === 1).map((id) => typeOf.get(id));
    const used = await paths({ mode: 'several', type: 'MADE,ABOUT' });
    expect(used.paths.length).toBeGreaterThan(0);
    for (const path of used.paths) expect(new Set(types(path))).toEqual(new Set(['MADE', 'ABOUT']));
    const avoiding = await paths({ mode: 'several', avoid: 'ABOUT,STATED_IN' });
    for (const path of avoiding.paths) {
      expect(types(path)).not.toContain('ABOUT');
      expect(types(path)).not.toContain('STATED_IN');
    }
    const few = await paths({ mode: 'several', maxDegree: 30 });
    for (const path of few.paths) {
      const inner = path.filter((_, i) => i % 2 === 0).slice(1, -1);
      for (const id of inner) expect(degree(id)).toBeLessThanOrEqual(30);
    }
    sameOnEveryStore('paths of types', used);
    sameOnEveryStore('paths that avoid types', avoiding);
    sameOnEveryStore('paths around hubs', few);
  });

  test('common neighbours are joined to every one of the given', async () => {
    const edges = await everything(store());
    const beside = (id: string) =>
      new Set(
        edges.flatMap((one) => (one.from === id ? [one.to] : one.to === id ? [one.from] : [])),
      );
    const ids = ['agreement:pact', 'actor:marjolein-faber'];
    const expected = [...beside(ids[0]!)].filter((id) => beside(ids[1]!).has(id)).sort();
    const found = await questions.commonNeighbours(
      store().store,
      commonRequest.parse({ ids, limit: 200 }),
    );
    expect(found.nodes.map((node) => node.id).sort()).toEqual(expected);
    expect(found.total).toBe(expected.length);
    expect(expected.length).toBeGreaterThan(0);
    for (const one of found.relationships) {
      expect(ids.includes(one.from) !== ids.includes(one.to)).toBe(true);
    }
    sameOnEveryStore('common neighbours', found);
    await expect(
      questions.commonNeighbours(
        store().store,
        commonRequest.parse({ ids: ['actor:nobody', ids[0]] }),
      ),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('with filters the neighbours are the statements that match, the latest first', async () => {
    const asked = neighboursRequest.parse({
      id: 'agreement:pact',
      stance: 'oppose',
      from: '2024',
      limit: 200,
    });
    const found = await questions.neighbours(store().store, asked);
    const all = await questions.neighbours(
      store().store,
      neighboursRequest.parse({ id: 'agreement:pact', label: 'Statement', limit: 200 }),
    );
    const beside = all.nodes.map((node) => node.id);
    const { matching } = await questions.workingSet(
      store().store,
      workingSetRequest.parse({ ids: beside, stance: 'oppose', from: '2024' }),
    );
    expect(found.nodes.map((node) => node.id).sort()).toEqual([...matching].sort());
    expect(matching.length).toBeGreaterThan(0);
    expect(matching.length).toBeLessThan(beside.length);
    const dates = found.nodes.map((node) => String(node.properties.date));
    expect(dates.map((date) => date.slice(0, 4))).toEqual(
      [...dates.map((date) => date.slice(0, 4))].sort().reverse(),
    );
    sameOnEveryStore('matching neighbours', found);
  });

  test('expanding gives the next neighbours, and all that joins them with what is there', async () => {
    const edges = await everything(store());
    const id = 'agreement:pact';
    const among = ['actor:geert-wilders', 'party:pvv', 'statement:unknown'];
    const order = await questions.neighbours(
      store().store,
      neighboursRequest.parse({ id, limit: 200 }),
    );
    const seen = order.nodes.slice(0, 7).map((node) => node.id);
    const asked = expandRequest.parse({ id, among: [...among, ...seen], limit: 10 });
    const found = await questions.expand(store().store, asked);
    const ids = found.nodes.map((node) => node.id);
    const known = new Set([id, ...asked.among]);
    const fresh = order.nodes.map((node) => node.id).filter((other) => !known.has(other));
    expect(ids).toEqual(fresh.slice(0, 10));
    expect(found.total).toBe(order.total);
    const touching = new Set([id, ...ids]);
    const shown = new Set([...known, ...ids]);
    const expected = edges.filter(
      ({ from, to }) =>
        shown.has(from) && shown.has(to) && (touching.has(from) || touching.has(to)),
    );
    expect(found.relationships.map((one) => one.id).sort()).toEqual(
      expected.map((one) => one.id).sort(),
    );
    expect(expected.some(({ from, to }) => from !== id && to !== id)).toBe(true);
    expect(found.truncated).toBe(false);
    for (const other of ids) {
      const joined = edges.filter((one) => one.from === other || one.to === other);
      expect(found.degrees[other]?.all).toBe(joined.length);
    }
    sameOnEveryStore('expanded', found);
    const filtered = await questions.expand(
      store().store,
      expandRequest.parse({ id, among: seen, stance: 'oppose', limit: 5 }),
    );
    expect(filtered.nodes.length).toBe(5);
    for (const node of filtered.nodes) {
      expect(seen).not.toContain(node.id);
      expect(edges.some(({ from, to }) => from === node.id && to === id)).toBe(true);
    }
    sameOnEveryStore('expanded among what matches', filtered);
    await expect(
      questions.expand(store().store, expandRequest.parse({ id: 'actor:nobody' })),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('expanding what is all shown brings nothing new', async () => {
    const id = 'agreement:pact';
    const { nodes } = await questions.neighbours(
      store().store,
      neighboursRequest.parse({ id, limit: 200 }),
    );
    const among = nodes.map((node) => node.id);
    const found = await questions.expand(store().store, expandRequest.parse({ id, among }));
    expect([found.nodes, found.degrees]).toEqual([[], {}]);
    expect(found.relationships.length).toBe(found.total);
  });

  test('speakers who changed position are named, those who had not by then are not', async () => {
    const { changes } = await questions.changes(
      store().store,
      changesRequest.parse({ limit: 200 }),
    );
    const real = changes.filter(({ kind }) => kind === 'change');
    const speakers = [...new Set(real.map((one) => one.speaker.id))];
    const ids = [...new Set([...speakers, 'actor:geert-wilders', 'agreement:pact'])];
    const changed = async (asOf?: string) =>
      (await questions.workingSet(store().store, workingSetRequest.parse({ ids, asOf }))).changed;
    expect(await changed()).toEqual(speakers);
    expect(await changed('1990')).toEqual([]);
  });

  test('paths, common neighbours and relationships are found in unknown graphs too', async () => {
    const { engine, store: asked } = store();
    await engine.write([
      {
        text: `MATCH (faber:Entity {id: 'actor:marjolein-faber'})
CREATE (a:Ship {name: 'Argo'})-[:SAILED_TO]->(p:Port {title: 'Iolkos'}),
  (b:Ship {name: 'Pequod'})-[:SAILED_TO]->(p), (faber)-[:OWNS]->(a)`,
        params: {},
      },
    ]);
    try {
      const { graph } = await questions.runCypher(
        asked,
        { query: 'MATCH (s:Ship)-[r:SAILED_TO]->(p) RETURN s, r, p', params: {}, limits },
        new AbortController().signal,
      );
      const idOf = (name: string) =>
        graph.nodes.find((node) => (node.properties.name ?? node.properties.title) === name)?.id ??
        '';
      const [argo, pequod, port] = [idOf('Argo'), idOf('Pequod'), idOf('Iolkos')];
      const walk = await questions.paths(
        asked,
        pathsRequest.parse({ from: 'actor:marjolein-faber', to: pequod, maxLength: 4 }),
      );
      expect(walk.paths[0]?.filter((_, i) => i % 2 === 0)).toEqual([
        'actor:marjolein-faber',
        argo,
        port,
        pequod,
      ]);
      expect(walk.relationships).toHaveLength(3);
      const around = await questions.paths(
        asked,
        pathsRequest.parse({ from: 'actor:marjolein-faber', to: pequod, maxDegree: 1 }),
      );
      expect(around.paths).toEqual([]);
      const joined = await questions.among(asked, ['actor:marjolein-faber', argo, pequod, port]);
      expect(joined.missing).toEqual([]);
      expect(joined.relationships.map((one) => one.type).sort()).toEqual([
        'OWNS',
        'SAILED_TO',
        'SAILED_TO',
      ]);
      const owns = joined.relationships.find((one) => one.type === 'OWNS');
      expect([owns?.from, owns?.to]).toEqual(['actor:marjolein-faber', argo]);
      const beside = await questions.expand(
        asked,
        expandRequest.parse({ id: argo, among: [port] }),
      );
      expect(beside.nodes.map((node) => node.id)).toEqual(['actor:marjolein-faber']);
      expect(beside.relationships.map((one) => one.type).sort()).toEqual(['OWNS', 'SAILED_TO']);
      const ours = await questions.expand(
        asked,
        expandRequest.parse({ id: 'actor:marjolein-faber', type: ['OWNS'], among: [pequod, port] }),
      );
      expect(ours.nodes.map((node) => node.id)).toEqual([argo]);
      expect(ours.relationships.map((one) => one.type).sort()).toEqual(['OWNS', 'SAILED_TO']);
      const common = await questions.commonNeighbours(
        asked,
        commonRequest.parse({ ids: [argo, pequod] }),
      );
      expect(common.nodes.map((node) => node.properties.title)).toEqual(['Iolkos']);
      expect(common.total).toBe(1);
    } finally {
      await engine.write([
        { text: 'MATCH (n) WHERE n:Ship OR n:Port DETACH DELETE n', params: {} },
      ]);
    }
  });
}
