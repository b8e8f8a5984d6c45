/** Patterns and clauses answer what Neo4j 5.26 answered, row by row and error by error. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MemoryGraph } from '../../server/store/embedded/evaluator/graph/memory.ts';
import { prepare } from '../../server/store/embedded/evaluator/index.ts';
import type { Value } from '../../server/store/embedded/evaluator/values/types.ts';
import { toValues } from '../../server/store/embedded/reading/values.ts';
import { cellOf } from './cells.ts';
import { write } from './graph-writer.ts';
import { answer, budgetOf } from './run.ts';

interface Recorded {
  graphs: {
    graph: string[];
    /** As the API takes them. */
    params?: Record<string, unknown>;
    /** Rows, sorted where the query does not sort them. */
    answers: Record<string, string[]>;
    /** Neo4j's status codes. */
    errors: Record<string, string>;
  }[];
}

const file = new URL('./patterns.json', import.meta.url);
const recorded = JSON.parse(readFileSync(file, 'utf8')) as Recorded;

function graphOf(texts: string[]): MemoryGraph {
  const graph = new MemoryGraph();
  for (const text of texts) write(graph, text);
  return graph;
}

function rowsOf(query: string, graph: MemoryGraph, params: Record<string, Value> = {}): string[] {
  const rows = answer(query, graph, params).rows.map((row) =>
    row.map((value) => cellOf(value)).join(' | '),
  );
  return /ORDER BY[^}]*$/.test(query) ? rows : rows.sort();
}

describe.each(recorded.graphs)('graph %#', ({ graph: texts, params: given, answers, errors }) => {
  const graph = graphOf(texts);
  const params = toValues(given ?? {});

  test.each(Object.entries(answers))('%s', (query, rows) => {
    expect(rowsOf(query, graph, params)).toEqual(rows);
  });

  test.each(Object.entries(errors))('%s is an error', (query, code) => {
    let found: unknown;
    try {
      answer(query, graph, params);
    } catch (error) {
      found = (error as { code?: string }).code;
    }
    expect(found).toBe(code);
  });
});

describe('of several shortest paths any may be given', () => {
  const graph = graphOf([
    'CREATE (a:A), (b:B), (x {n: 1}), (y {n: 2}) CREATE (a)-[:T]->(x)-[:T]->(b), (a)-[:T]->(y)-[:T]->(b)',
  ]);

  test.each([
    'MATCH p = shortestPath((:A)-[*]->(:B)) RETURN length(p)',
    'MATCH p = ANY SHORTEST (:A)-[:T]->+(:B) RETURN length(p)',
    'MATCH p = ANY (:A)-[:T]->+(:B) RETURN length(p)',
    'MATCH p = SHORTEST 1 (:A) (()-[:T]->()-[:T]->())+ (:B) RETURN length(p)',
  ])('%s', (query) => {
    expect(rowsOf(query, graph)).toEqual(['2']);
  });
});

describe('rows come one by one', () => {
  const graph = new MemoryGraph();
  for (let place = 0; place < 2000; place++) graph.addNode(`n:${place}`, ['N'], []);

  test('the first row is given before the others are found', () => {
    let steps = 0;
    const budget = {
      step(count = 1) {
        steps += count;
      },
      hold() {},
    };
    const rows = prepare('MATCH (a), (b), (c) RETURN a', graph, {}).run(budget);
    const [first] = rows;
    expect(first).toHaveLength(1);
    expect(steps).toBeLessThan(100);
  });

  test('LIMIT stops the work', () => {
    const rows = prepare('MATCH (a), (b), (c) RETURN a LIMIT 3', graph, {}).run(budgetOf(1000));
    expect([...rows]).toHaveLength(3);
  });

  test('a query that goes on for ever stops where the budget says so', () => {
    const rows = prepare('MATCH (a), (b), (c) RETURN count(*)', graph, {}).run(budgetOf(10_000));
    expect(() => [...rows]).toThrow('more than 10000 steps');
  });

  test('a query can be run again', () => {
    const prepared = prepare('MATCH (a) RETURN count(*)', graph, {});
    expect([...prepared.run(budgetOf())]).toEqual([[2000n]]);
    expect([...prepared.run(budgetOf())]).toEqual([[2000n]]);
  });
});

describe('the graph follows what is written', () => {
  test('nodes and relationships come, change and go', () => {
    const graph = graphOf(['CREATE (:A {n: 1})-[:T]->(:B {n: 2}), (:A {n: 3})']);
    const count = (query: string) => answer(query, graph).rows[0]?.[0];
    expect(count('MATCH (a:A {n: 1}) RETURN count(*)')).toBe(1n);
    const a = 'MATCH (a:A {n: 1}) RETURN elementId(a)';
    const id = count(a) as string;

    graph.addNode(id, ['C'], [['n', 7n]]);
    expect(count('MATCH (a:A {n: 1}) RETURN count(*)')).toBe(0n);
    expect(count('MATCH (c:C {n: 7})-[:T]->(:B) RETURN count(*)')).toBe(1n);

    graph.addNode('n:100', ['C'], [['n', 7n]]);
    graph.addRelationship('e:100', 'U', id, 'n:100', [['w', 1n]]);
    expect(count('MATCH (:C {n: 7})-[r:U {w: 1}]->(:C {n: 7}) RETURN count(*)')).toBe(1n);
    expect(count('MATCH (c:C)-[r]-() RETURN count(r)')).toBe(3n);

    graph.removeNode(id);
    expect(count('MATCH (n) RETURN count(n)')).toBe(3n);
    expect(count('MATCH ()-[r]->() RETURN count(r)')).toBe(0n);
    expect(count('MATCH (c {n: 7}) RETURN elementId(c)')).toBe('n:100');
  });
});

test.each([
  ['WITH true AS not RETURN not', [true]],
  ['WITH true AS not RETURN NOT not AS x, [not] AS y', [false, [true]]],
  ['WITH {a: 1} AS not RETURN not.a AS x, not = 1 AND true AS y', [1n, false]],
  ['EXPLAIN EXPLAIN RETURN 1 AS x', [1n]],
])('NOT may be a name, and EXPLAIN stand twice: %s', (query, row) => {
  expect(answer(query, new MemoryGraph()).rows).toEqual([row]);
});
