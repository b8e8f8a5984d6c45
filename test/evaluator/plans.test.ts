/** How queries are planned: where they begin, what they do not read, and what a profile tells. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { PlanNode } from '../../model/schemas/queries.ts';
import { MemoryGraph } from '../../server/store/embedded/evaluator/graph/memory.ts';
import { prepare } from '../../server/store/embedded/evaluator/index.ts';
import type { Value } from '../../server/store/embedded/evaluator/values/types.ts';
import { budgetOf } from './run.ts';

const graph = new MemoryGraph();

beforeAll(() => {
  // 10 parties of 20 actors each, who make 5 statements each.
  let next = 0;
  const node = (label: string, properties: [string, Value][]) => {
    const id = `n:${next++}`;
    graph.addNode(id, [label, 'Entity'], properties);
    return id;
  };
  let edge = 0;
  const join = (type: string, from: string, to: string) =>
    graph.addRelationship(`e:${edge++}`, type, from, to, []);
  for (let party = 0; party < 10; party++) {
    const inParty = node('Party', [['id', `party-${party}`]]);
    for (let actor = 0; actor < 20; actor++) {
      const person = node('Actor', [
        ['id', `actor-${party}-${actor}`],
        ['country', party % 2 === 0 ? 'NL' : 'DE'],
      ]);
      join('IN', person, inParty);
      for (let place = 0; place < 5; place++) {
        join('MADE', person, node('Statement', [['year', BigInt(2000 + place)]]));
      }
    }
  }
});

function stepsOf(plan: PlanNode): PlanNode[] {
  return [plan, ...plan.children.flatMap(stepsOf)];
}

const operators = (query: string, params: Record<string, Value> = {}) =>
  stepsOf(prepare(query, graph, params).plan).map(({ operator }) => operator);

/** Steps that a query takes, as its budget counts them, when the indexes that it uses are made. */
function work(query: string, params: Record<string, Value> = {}): number {
  for (const _row of prepare(query, graph, params).run(budgetOf()));
  let steps = 0;
  const budget = {
    step(count = 1) {
      steps += count;
    },
    hold() {},
  };
  for (const _row of prepare(query, graph, params).run(budget));
  return steps;
}

describe('a query begins where it finds least', () => {
  test.each<[string, string]>([
    ["MATCH (a:Actor {id: 'actor-3-4'}) RETURN a", 'NodeIndexSeek'],
    ['MATCH (a:Actor) WHERE a.id IN $ids RETURN a', 'NodeIndexSeek'],
    ["MATCH (a) WHERE elementId(a) = 'n:5' RETURN a", 'NodeByElementIdSeek'],
    ['MATCH (a) WHERE id(a) = 5 RETURN a', 'NodeByIdSeek'],
    [
      "MATCH (a)-[r]->(b) WHERE elementId(r) = 'e:5' RETURN a",
      'DirectedRelationshipByElementIdSeek',
    ],
    ['MATCH (a:Actor) RETURN a', 'NodeByLabelScan'],
    ['MATCH (a) RETURN a', 'AllNodesScan'],
    ['MATCH ()-[r:IN]->() RETURN r', 'DirectedRelationshipTypeScan'],
    ['MATCH ()-[r:IN]-() RETURN r', 'UndirectedRelationshipTypeScan'],
  ])('%s', (query, operator) => {
    const found = operators(query, { ids: ['actor-3-4', 'actor-5-6'] });
    expect(found.at(-1)).toBe(operator);
  });

  test('the rarest label is scanned, whichever end it is at', () => {
    const plan = prepare('MATCH (s:Statement)<-[:MADE]-(a)-[:IN]->(p:Party) RETURN s', graph, {});
    const last = stepsOf(plan.plan).at(-1);
    expect(last?.details).toBe('p:Party');
  });

  test('a known node is gone on from', () => {
    const query =
      "MATCH (p:Party {id: 'party-1'}) MATCH (p)<-[:IN]-(a)-[:MADE]->(s) RETURN count(*)";
    expect(work(query)).toBeLessThan(500);
  });

  test('a value of an earlier row is looked up', () => {
    const query =
      "UNWIND ['actor-1-1', 'actor-2-2'] AS wanted MATCH (a:Actor) WHERE a.id = wanted RETURN a";
    expect(operators(query)).toContain('Apply');
    expect(work(query)).toBeLessThan(50);
  });
});

describe('work that need not be done is not done', () => {
  test('conditions are asked as soon as their variables are known', () => {
    const query =
      "MATCH (a:Actor)-[:MADE]->(s) WHERE a.id = 'actor-1-1' AND s.year = 2001 RETURN s.year";
    expect(work(query)).toBeLessThan(50);
  });

  test('parts that an equality joins are not multiplied', () => {
    const query = 'MATCH (a:Actor), (b:Actor) WHERE toUpper(a.id) = toUpper(b.id) RETURN count(*)';
    expect(operators(query)).toContain('ValueHashJoin');
    expect(work(query)).toBeLessThan(3000);
    expect([...prepare(query, graph, {}).run(budgetOf())]).toEqual([[200n]]);
  });

  test('counting nodes or relationships reads none', () => {
    for (const query of [
      'MATCH (n) RETURN count(n)',
      'MATCH (n:Statement) RETURN count(*)',
      'MATCH ()-[r]->() RETURN count(r)',
      'MATCH ()-[r:MADE]->() RETURN count(*)',
    ]) {
      expect(work(query)).toBeLessThan(10);
    }
    expect([...prepare('MATCH (n:Statement) RETURN count(*)', graph, {}).run(budgetOf())]).toEqual([
      [1000n],
    ]);
  });

  test('with LIMIT only the first rows are kept while sorting', () => {
    const query = 'MATCH (s:Statement) RETURN s.year ORDER BY s.year DESC LIMIT 2';
    expect(operators(query)).toContain('Top');
    expect([...prepare(query, graph, {}).run(budgetOf())]).toEqual([[2004n], [2004n]]);
  });

  test('a shortest path between far ends does not walk every way', () => {
    const query =
      "MATCH p = shortestPath((a:Actor {id: 'actor-0-0'})-[*]-(b:Actor {id: 'actor-0-19'})) RETURN length(p)";
    expect([...prepare(query, graph, {}).run(budgetOf(1000))]).toEqual([[2n]]);
  });

  test('a condition on every element of a path ends ways early', () => {
    const query =
      "MATCH p = (a:Actor {id: 'actor-0-0'})-[*1..4]-(b) WHERE none(n IN nodes(p) WHERE n:Party) RETURN count(*)";
    expect([...prepare(query, graph, {}).run(budgetOf(500))]).toEqual([[5n]]);
  });
});

describe('a profile', () => {
  const query = 'MATCH (p:Party)<-[:IN]-(a:Actor) RETURN p.id AS party, count(*) AS n';

  test('tells the rows and the time of each step beside the guess', () => {
    const prepared = prepare(query, graph, {});
    for (const _row of prepared.run(budgetOf(), { profile: true }));
    const steps = stepsOf(prepared.profiled());
    const rows = Object.fromEntries(steps.map((step) => [step.operator, step.rows]));
    expect(rows).toMatchObject({
      ProduceResults: 10,
      EagerAggregation: 10,
      'Expand(All)': 200,
      NodeByLabelScan: 10,
    });
    for (const step of steps) {
      expect(step.timeMs).toBeGreaterThanOrEqual(0);
      expect(step.estimatedRows).toBeGreaterThanOrEqual(0);
    }
  });

  test('is told of only when it was asked for', () => {
    const prepared = prepare(query, graph, {});
    for (const _row of prepared.run(budgetOf()));
    expect(prepared.profiled().rows).toBeUndefined();
  });

  test('shows the plans of subqueries', () => {
    const steps = operators('MATCH (p:Party) WHERE EXISTS { (p)<-[:IN]-(:Actor) } RETURN p');
    expect(steps).toContain('Argument');
    expect(steps.filter((operator) => operator === 'Expand(All)')).toHaveLength(1);
  });
});
