/**
 * What Neo4j itself answers one way or another, by how it plans a query or where a value comes from,
 * is refused by its name and place; what is beside it is answered.
 */
import { describe, expect, test } from 'vitest';
import { MemoryGraph } from '../../server/store/embedded/evaluator/graph/memory.ts';
import { Unsupported } from '../../server/store/embedded/evaluator/values/errors.ts';
import { write } from './graph-writer.ts';
import { answer } from './run.ts';

const graph = new MemoryGraph();
write(graph, "CREATE (:A {x: 1, y: 'abc'})-[:T]->(:B {x: 2}), (:C {x: 'no'})");

function refusalOf(query: string): string | undefined {
  try {
    answer(query, graph);
    return undefined;
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    expect(query.slice(error.place?.start, error.place?.end).trim()).not.toBe('');
    expect(error.place?.end).toBeGreaterThan(0);
    return error.construct;
  }
}

test.each([
  ['UNWIND [0.0 / 0.0, 0.0 / 0.0] AS x ¦RETURN DISTINCT x', 'DISTINCT or grouping by several NaN'],
  ['UNWIND [1, 2] AS i RETURN ¦count(DISTINCT [sqrt(-i)])', 'DISTINCT or grouping by several NaN'],
  ['UNWIND [1, 2] AS i ¦RETURN sqrt(-i) AS x, count(*)', 'DISTINCT or grouping by several NaN'],
  ['RETURN 0.0 / 0 AS x ¦UNION RETURN 0.0 / 0 AS x', 'DISTINCT or grouping by several NaN'],
  [
    'MATCH (n:C)-->(m) WHERE n.x ¦- 1 = 0 RETURN n',
    'A condition that fails for what the rest leaves out',
  ],
  [
    'MATCH (n:C)-->(m) WHERE ¦NOT n.x AND n.x <> 1 RETURN n',
    'A condition that fails for what the rest leaves out',
  ],
  [
    "MATCH (n)-[:¦$('T')*1..2]->(m) RETURN n",
    'A computed type of a relationship with a length in its brackets',
  ],
  ["RETURN 'a' ¦=~ '(?U)a' AS x", 'The flag U in a regular expression'],
  ["MATCH (n) WHERE n.x ¦=~ '\\\\X' RETURN n", '\\X in a regular expression'],
])('%s is refused at its place', (marked, construct) => {
  try {
    answer(marked.replace('¦', ''), graph);
    expect.fail('it was answered');
  } catch (error) {
    const at = marked.indexOf('¦');
    expect(error).toMatchObject({ construct, place: { start: at } });
  }
});

describe('several NaN, of which Neo4j takes some for the same', () => {
  test.each([
    'UNWIND [0.0 / 0.0, 0.0 / 0.0] AS x RETURN DISTINCT x',
    'WITH 0.0 / 0.0 AS x UNWIND [1, 2] AS i RETURN DISTINCT x',
    'UNWIND [1, 2] AS i RETURN sqrt(-i) AS x, count(*) AS n',
    'UNWIND [1, 2] AS i RETURN count(DISTINCT [sqrt(-i)]) AS n',
    'RETURN sqrt(-1) AS x UNION RETURN sqrt(-1) AS x',
  ])('%s', (query) => {
    expect(refusalOf(query)).toBe('DISTINCT or grouping by several NaN');
  });

  test('one NaN among other values is told apart', () => {
    const { rows } = answer('UNWIND [1, sqrt(-1), 1.0, null] AS x RETURN DISTINCT x', graph);
    expect(rows.flat()).toEqual([1n, Number.NaN, null]);
    expect(answer('UNWIND [1, 2] AS i RETURN DISTINCT i, sqrt(-1) AS x', graph).rows).toHaveLength(
      2,
    );
  });
});

describe('a condition that fails for what the rest of the pattern leaves out', () => {
  test.each([
    'MATCH (n:C)-->(m) WHERE n.x - 1 = 0 RETURN n',
    'MATCH (m:Nope), (n:C) WHERE n.x - 1 = 0 RETURN n',
    'MATCH (n:A)<--(m) WHERE -0.5 - n.y IS NOT NULL RETURN n',
    'MATCH (n:C) OPTIONAL MATCH (n)-->(m) WHERE n.x - 1 = 0 RETURN m',
  ])('%s', (query) => {
    expect(refusalOf(query)).toBe('A condition that fails for what the rest leaves out');
  });

  test('it fails when the whole pattern is found', () => {
    expect(() => answer('MATCH (n:A)-->(m) WHERE n.y - 1 = 0 RETURN n', graph)).toThrow(
      expect.objectContaining({ code: 'Neo.ClientError.Statement.TypeError' }),
    );
  });

  test('it does not matter when it fails nowhere', () => {
    expect(answer('MATCH (n:A)-->(m) WHERE n.x - 1 = 0 RETURN m.x', graph).rows).toEqual([[2n]]);
  });
});

describe('a comparison that fails where there may be nothing to compare', () => {
  test.each([
    "MATCH (d:A), (n:B) WHERE n.none = substring('abc', d.y) RETURN n",
    "MATCH (n:Nope), (d:A) WHERE n.x = substring('abc', d.y) RETURN n",
  ])('%s', (query) => {
    expect(refusalOf(query)).toBe('A comparison that fails where there may be nothing to compare');
  });
});

test('parts of a pattern that read one another in a circle are refused', () => {
  const query = 'MATCH (b:B)-[q* {x: r[0].x}]-(c)-[r* {x: q[0].x}]-() RETURN count(*)';
  expect(refusalOf(query)).toBe('A pattern whose parts need one another');
});

describe('a key of .* that is set to null', () => {
  test('is null in the answer', () => {
    const { rows } = answer('WITH {a: 1, b: 2} AS m RETURN m {.*, a: null} AS x', graph);
    expect(rows).toEqual([
      [
        new Map<string, unknown>([
          ['a', null],
          ['b', 2n],
        ]),
      ],
    ]);
  });

  test.each(['m.a', "m['a']", 'm {.a}', 'm {.*}'])('is refused when it is read: %s', (read) => {
    expect(refusalOf(`WITH {a: 1} AS n WITH n {.*, a: null} AS m RETURN ${read} AS x`)).toBe(
      'What is read of a map with .* of which a key was set to null',
    );
  });
});

test.each([
  ['A sum as a condition', 'MATCH (n) WHERE n.x + 1 RETURN n'],
  ['A sum as a condition', 'MATCH (n) WHERE n.x = 1 AND n.x + 1 RETURN n'],
  ['A sum as a condition', "UNWIND [1, 'a'] AS x WITH x WHERE x + 1 OR false RETURN x"],
  ['A sum as a condition', 'MATCH (n WHERE n.x + 1) RETURN n'],
  ['A sum as a condition', 'MATCH (n) RETURN [(n)-[r]->() WHERE r.x + 1 | 1] AS x'],
  ['A sum as a condition', 'MATCH (n) RETURN COUNT { (n)-->(m) WHERE m.x + 1 } AS x'],
  ['A relationship type that is named twice', 'MATCH ()-[:T|T]->() RETURN count(*) AS n'],
  ['A relationship type that is named twice', 'MATCH ()-[:T|(U|T)]->() RETURN count(*) AS n'],
  ['A relationship type that is named twice', 'MATCH (n) RETURN size([(n)-[:T|T]->() | 1]) AS x'],
  [
    'A condition inside a path that reads its name',
    'WITH 2 AS p MATCH (n) RETURN [p = (n)-->(q WHERE q.x = p) | length(p)] AS x',
  ],
])('%s is refused: %s', (construct, query) => {
  expect(refusalOf(query)).toBe(construct);
});

test.each([
  'MATCH (n) WHERE n.x + 1 = 2 RETURN n.x',
  'MATCH (n) WHERE NOT n.x + 1 = 3 AND n.x = 1 RETURN n.x',
  'MATCH (n)-[:T|U]->() RETURN n.x',
])('what is beside it is answered: %s', (query) => {
  expect(answer(query, graph).rows).toEqual([[1n]]);
});
