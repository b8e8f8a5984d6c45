/** Files of networks, read by other programs' readers: the weights are those of the answer. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import Graph from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pythonLines } from '../../client/pages/networks/methods.ts';
import type { Network } from '../../model/schemas/networks.ts';
import { batchOf, type NetworksServer, query, serveNetworks } from '../setup/networks.ts';
import { storeKinds } from '../setup/stores.ts';

/** Names that files have to take care of: quotes, separators, signs of XML, equal names. */
const world = batchOf(({ node, join: joined, statement }) => {
  const people: [string, string][] = [
    ['ann', 'Ann "the <Fox>" & Co; Ltd, \u00c5land'],
    ['ben', 'Ben'],
    ['cem', 'Ben'],
    ['dee', 'Dee'],
  ];
  for (const [id, name] of people) node('Actor', `actor:${id}`, { name, country: 'NL' });
  node('Party', 'party:red', { name: 'Red Party', abbreviation: 'RED', kind: 'national-party' });
  joined('MEMBER_OF', 'actor:ben', 'party:red', { from: '2020' }, '||2020');
  const words: [string, string, string][] = [
    ['ann', 'pact', 'support'],
    ['ben', 'pact', 'support'],
    ['cem', 'pact', 'oppose'],
    ['ann', 'act', 'oppose'],
    ['cem', 'act', 'support'],
    ['ben', 'act', 'support'],
    ['dee', 'act', 'mixed'],
  ];
  for (const [at, [who, what, stance]] of words.entries()) {
    const agreement = node('Agreement', `agreement:${what}`, { name: `The ${what}` });
    statement(`statement:${at}`, {
      speakers: [`actor:${who}`],
      date: at < 4 ? '2024-01-02' : '2024-03-04',
      document: `source:d${at}`,
      about: [{ agreement, stance }],
    });
  }
});

/** What a file holds: weights by pairs of ids or labels, in the order of names. */
type Pairs = Record<string, number>;

/**
 * A Python with the modules: the one of `TEST_PYTHON` or the machine's, else one of its own with them
 * from PyPI, kept for the next run. Says what is missing where there is none.
 */
async function pythonWith(
  ...modules: string[]
): Promise<{ command: string } | { missing: string }> {
  const command = process.env.TEST_PYTHON ?? 'python3';
  // Waited for, not blocking: the server of the test would else close its connections unnoticed.
  const succeeds = (program: string, args: string[]) =>
    promisify(execFile)(program, args, { timeout: 90_000 }).then(
      () => true,
      () => false,
    );
  const holds = (one: string) =>
    succeeds(one, ['-c', modules.map((name) => `import ${name}`).join('\n')]);
  if (await holds(command)) return { command };
  if (!(await succeeds(command, ['--version']))) return { missing: `${command} does not start` };
  const folder = join(tmpdir(), `stancegraph-python-${process.getuid?.() ?? 'own'}`);
  const own = join(folder, 'bin', 'python');
  if (await holds(own)) return { command: own };
  if (!(await succeeds(command, ['-m', 'venv', folder]))) {
    return { missing: `${command} makes no venv, and has no ${modules.join(' or ')}` };
  }
  const quiet = [
    '--quiet',
    '--no-compile',
    '--only-binary',
    ':all:',
    '--disable-pip-version-check',
    '--retries',
    '0',
    '--timeout',
    '15',
  ];
  await succeeds(own, ['-m', 'pip', 'install', ...quiet, ...modules]);
  return (await holds(own))
    ? { command: own }
    : { missing: `${modules.join(' and ')} do not come from PyPI to this machine` };
}

describe.each(storeKinds)('files on the %s store', (kind) => {
  let server: NetworksServer;
  let network: Network;
  beforeAll(async () => {
    server = await serveNetworks(kind, world);
    const reply = await server.networks({});
    if (reply.networks[0]) network = reply.networks[0];
  });
  afterAll(() => server.close());
  const text = async (settings: Record<string, string | boolean>) => {
    const reply = await server.ask(`/networks?${query(settings)}`);
    expect(reply.status).toBe(200);
    return reply.text();
  };
  const byIds = (): Pairs =>
    Object.fromEntries(
      network.edges.map((edge) => [`${edge.from} ${edge.to}`, Number(edge.weight.toFixed(6))]),
    );

  test('a matrix as DNA writes it', async () => {
    expect(await text({ format: 'csv' })).toBe(
      [
        `"";"Ann 'the <Fox>' & Co; Ltd, \u00c5land";"Ben (actor:ben)";"Ben (actor:cem)"`,
        `"Ann 'the <Fox>' & Co; Ltd, \u00c5land";0;0;-1`,
        '"Ben (actor:ben)";0;0;0',
        '"Ben (actor:cem)";-1;0;0',
        '',
      ].join('\n'),
    );
    expect(await text({ format: 'csv', separator: ',', normalization: 'jaccard' })).toContain(
      '"Ben (actor:cem)",-0.500000,0,0',
    );
    expect(await text({ format: 'csv', mode: 'two' })).toBe(
      [
        '"";"The act";"The pact"',
        `"Ann 'the <Fox>' & Co; Ltd, \u00c5land";-1;1`,
        '"Ben (actor:ben)";1;1',
        '"Ben (actor:cem)";1;-1',
        '',
      ].join('\n'),
    );
  });

  test('DL for UCINET', async () => {
    expect(await text({ format: 'dl' })).toBe(
      [
        'dl n = 3, format = fullmatrix',
        'labels:',
        `"Ann 'the <Fox>' & Co; Ltd, \u00c5land"`,
        '"Ben (actor:ben)"',
        '"Ben (actor:cem)"',
        'data:',
        ' 0 0 -1',
        ' 0 0 0',
        ' -1 0 0',
        '',
      ].join('\n'),
    );
    expect(await text({ format: 'dl', mode: 'two' })).toContain(
      'dl nr = 3, nc = 2, format = fullmatrix\nrow labels:\n',
    );
  });

  test('edges and nodes as tables', async () => {
    const edges = (await text({ format: 'edges' })).split('\r\n');
    expect(edges[0]).toBe('from,to,weight,congruence,conflict,shared,fromName,toName,certain');
    expect(edges).toContain('actor:ben,actor:cem,0,1,1,2,Ben,Ben,true');
    const nodes = (await text({ format: 'nodes' })).split('\r\n');
    expect(nodes[0]).toBe(
      'id,name,variable,frequency,agreements,party,group,community,uncertain,certain,country',
    );
    expect(nodes).toContain('actor:ben,Ben,actor,2,2,RED,party:red,,0,true,NL');
  });

  test.each([
    ['graphml', (file: string) => graphml.parse(Graph, file)],
    ['gexf', (file: string) => gexf.parse(Graph, file)],
  ])('%s has the same weights and plain typed attributes', async (format, parse) => {
    const file = await text({ format });
    const graph = parse(file);
    const found: Pairs = {};
    graph.forEachEdge((_edge, { weight }, source, target) => {
      found[`${source} ${target}`] = Number(weight);
    });
    expect(found).toEqual(byIds());
    expect(graph.getNodeAttributes('actor:ben')).toMatchObject({ frequency: 2, party: 'RED' });
    // What other programs add makes Gephi stumble.
    expect(file).not.toMatch(/visone|yfiles|xmlns:y=/i);
    expect(file).toContain('Permanent link: ');
    expect(file).toMatch(/edgedefault="undirected"|defaultedgetype="undirected"/);
  });

  test('Pajek, in UTF-8, draws no line where a pair is balanced', async () => {
    const file = await text({ format: 'pajek' });
    expect(file).toContain('*Vertices 3\n1 "Ann');
    expect(file).toContain('\u00c5land');
    expect(file.slice(file.indexOf('*Edges'))).toBe('*Edges\n1 3 -1\n');
  });

  test('over time it is a zip with one file a window, an index and what it is about', async () => {
    const path = `/networks?${query({ format: 'csv', window: 'slices', unit: 'month' })}`;
    const reply = await server.ask(path);
    expect(reply.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await reply.arrayBuffer()));
    expect(Object.keys(files)).toEqual([
      'network_1_2024-01-01_2024-01-31.csv',
      'network_2_2024-02-01_2024-02-29.csv',
      'network_3_2024-03-01_2024-03-31.csv',
      'index.csv',
      'README.txt',
    ]);
    const read = (name: string) => new TextDecoder().decode(files[name]);
    expect(read('index.csv').split('\r\n')).toHaveLength(5);
    expect(read('README.txt')).toContain('unit = month');
    expect(read('README.txt')).toContain('Leifeld');
    expect(read('network_2_2024-02-01_2024-02-29.csv')).toBe('""\n');
  });

  test('GraphML keeps to what the reader of Gephi knows', async () => {
    for (const mode of ['one', 'two']) {
      const file = await text({ format: 'graphml', mode, isolates: true });
      const found = (pattern: RegExp) => [...file.matchAll(pattern)].map(([, one = '']) => one);
      const keys = new Map(
        [
          ...file.matchAll(
            /<key id="(\w+)" for="(node|edge)" attr.name="([^"]+)" attr.type="(\w+)"\/>/g,
          ),
        ].map(([, id = '', of, name, type]) => [id, { of, name, type }]),
      );
      const types = ['boolean', 'int', 'long', 'float', 'double', 'string'];
      for (const { type } of keys.values()) expect(types).toContain(type);
      // A column has one name for each kind of element, and the weight is a number of its own.
      for (const of of ['node', 'edge']) {
        const names = [...keys.values()].filter((one) => one.of === of).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }
      expect([...keys.values()]).toContainEqual({ of: 'edge', name: 'weight', type: 'double' });
      for (const key of found(/<data key="(\w+)">/g)) expect(keys.has(key)).toBe(true);
      const ids = found(/<node id="([^"]+)">/g);
      expect(ids.length).toBeGreaterThan(3);
      expect(new Set(ids).size).toBe(ids.length);
      const edges = [...file.matchAll(/<edge id="([^"]+)" source="([^"]+)" target="([^"]+)">/g)];
      expect(new Set(edges.map(([, id]) => id)).size).toBe(edges.length);
      for (const [, , source = '', target = ''] of edges) {
        expect(ids).toContain(source);
        expect(ids).toContain(target);
        expect(source).not.toBe(target);
      }
      const pairs = edges.map(([, , source = '', target = '']) => [source, target].sort().join());
      expect(new Set(pairs).size).toBe(pairs.length);
      expect(file.match(/<graph /g)).toHaveLength(1);
      expect(file).not.toMatch(/<(port|hyperedge|desc|default|locator)\b/);
    }
  });

  test('igraph and networkx read the same weights', async (context) => {
    const python = await pythonWith('networkx', 'igraph');
    if ('missing' in python) return context.skip(python.missing);
    const folder = mkdtempSync(join(tmpdir(), 'stancegraph-networks-'));
    try {
      for (const format of ['graphml', 'gexf', 'pajek']) {
        writeFileSync(join(folder, `network.${format}`), await text({ format }));
      }
      const script = [
        'import json, sys, networkx, igraph',
        'from igraph import Graph',
        'one = networkx.read_graphml(sys.argv[1] + "/network.graphml")',
        'two = networkx.read_gexf(sys.argv[1] + "/network.gexf")',
        'three = Graph.Read_GraphML(sys.argv[1] + "/network.graphml")',
        'four = Graph.Read_Pajek(sys.argv[1] + "/network.pajek")',
        'pairs = lambda graph: {a + " " + b: d["weight"] for a, b, d in graph.edges(data=True)}',
        'ids = three.vs["id"]',
        'third = {ids[e.source] + " " + ids[e.target]: e["weight"] for e in three.es}',
        'print(json.dumps([pairs(one), pairs(two), third, len(four.vs)]))',
      ].join('\n');
      const output = execFileSync(python.command, ['-c', script, folder], { encoding: 'utf8' });
      expect(JSON.parse(output)).toEqual([byIds(), byIds(), byIds(), 3]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 200_000);

  test('the lines of Python that the page gives read the network and its periods', async (context) => {
    const python = await pythonWith('networkx', 'igraph');
    if ('missing' in python) return context.skip(python.missing);
    const folder = mkdtempSync(join(tmpdir(), 'stancegraph-lines-'));
    const pairs =
      'print(json.dumps({a + " " + b: d["weight"] for a, b, d in graph.edges(data=True)}))';
    const ran = async (settings: Record<string, string>, overTime: boolean) => {
      const address = (format: string) =>
        `${server.url}/api/networks?${query({ ...settings, format })}`;
      const lines = pythonLines(address, overTime)
        .split('\n')
        // The matrix is read by another library.
        .filter((line) => !line.startsWith('m = '))
        .map((line) => line.replace(', pandas as pd', ''));
      const script = [...lines, 'import json', `graph = ${overTime ? 'g[0]' : 'g'}`, pairs];
      const { stdout } = await promisify(execFile)(python.command, ['-c', script.join('\n')], {
        cwd: folder,
      });
      return JSON.parse(stdout) as Pairs;
    };
    try {
      expect(await ran({}, false)).toEqual(byIds());
      const timed = { window: 'slices', unit: 'month' };
      const [first] = (await server.networks(timed)).networks;
      const edges = first?.edges ?? [];
      expect(edges.length).toBeGreaterThan(0);
      expect(await ran(timed, true)).toEqual(
        Object.fromEntries(
          edges.map((one) => [`${one.from} ${one.to}`, Number(one.weight.toFixed(6))]),
        ),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 200_000);
});
