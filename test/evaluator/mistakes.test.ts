/** A mistake is told in words that help, with the code and at the place that Neo4j 5.26 gives: at ¦. */
import { describe, expect, test } from 'vitest';
import { MemoryGraph } from '../../server/store/embedded/evaluator/graph/memory.ts';
import { toValues } from '../../server/store/embedded/reading/values.ts';
import { write } from './graph-writer.ts';
import { answer } from './run.ts';

const graph = new MemoryGraph();
write(graph, "CREATE (:A {x: 1})-[:T]->(:B {x: 2}), (:C {x: 'no'})");

type Case = [marked: string, words: string, params?: Record<string, unknown>, code?: string];

function told([marked, , params = {}]: Case) {
  try {
    answer(marked.replace('¦', ''), graph, toValues(params));
    return undefined;
  } catch (error) {
    const { code, message, place } = error as Error & { code?: string; place?: { start: number } };
    return { code, message, place: place?.start };
  }
}

function check(cases: Case[]): void {
  test.each(cases)('%s', (...one) => {
    const [marked, words, , code = 'SyntaxError'] = one;
    const at = marked.indexOf('¦');
    expect(told(one)).toEqual({
      code: `Neo.ClientError.Statement.${code}`,
      message: expect.stringContaining(words),
      place: at < 0 ? undefined : at,
    });
  });
}

describe('colons between labels and types', () => {
  check([
    ['MATCH ()-[r:A¦:B]->() RETURN r', "may not be combined using ':'"],
    ['MATCH (n:A&B)-[:A¦:B]->() RETURN n', "may not be combined using ':'"],
    ['MATCH (a)-[r:A|B¦:C]->(b) RETURN r', "may not be combined using ':'"],
    ['MATCH (a)-[:A:B¦|:C]->(b) RETURN a', "separate the types with '|'"],
    ['MATCH (n:A:B¦:C|D) RETURN n', 'Mixing label expression symbols'],
    ['MATCH (m:A&B), (n:A¦:B) RETURN n', 'Mixing label expression symbols'],
    ['MATCH (n:A¦:B)-[r:!A]->() RETURN n', 'Mixing label expression symbols'],
    ['MATCH (n:A:B¦|:C) RETURN n', "not allowed to contain '|:'"],
    ['MATCH (n IS A&B¦:C) RETURN n', 'Mixing the IS keyword'],
    ['MATCH (n IS A)-[r]->(m:A¦:B) RETURN n', 'Mixing the IS keyword'],
    ['MATCH (n:A¦:B), (m IS A), (o:A&B) RETURN n', 'Mixing the IS keyword'],
    ['MATCH (n) RETURN DISTINCT n IS A AS x ORDER BY ¦n:A', 'declared before the WITH/RETURN: n'],
  ]);
});

describe('values of a wrong type', () => {
  check([
    ['RETURN toString(¦{a: 1})', 'LocalDateTime or DateTime but was Map'],
    ['RETURN toInteger(¦{})', 'expected Boolean, Float, Integer or String but was Map'],
    ["RETURN toUpper(¦[1, 'a'])", 'expected String but was List<T>'],
    ["RETURN ¦1['a']", 'expected Map, Node or Relationship but was Integer'],
    ["RETURN ¦'abc'[0]", 'expected List<T> but was String'],
    ["RETURN ¦$s =~ 'a'", "for parameter 's': expected String but was Integer", { s: 1 }],
    [
      'RETURN 1 + ¦$s',
      "for parameter 's': expected Float, Integer, String or List<T>",
      { s: true },
    ],
    ['MATCH (n) WHERE ¦$s RETURN n', "for parameter 's': expected Boolean", { s: 1 }],
  ]);
});

describe('the path of a pattern inside its parts in parentheses', () => {
  const words = (kind: string) => `From within a ${kind} path pattern`;
  check([
    ['MATCH ¦p = ANY SHORTEST ((a)-->+(b) WHERE length(p) > 2) RETURN p', words('parenthesized')],
    ['MATCH ¦p = ((a {x: length(p)})-->(b))+ RETURN p', words('quantified')],
    ['MATCH p = ((a)-->(b) WHERE length(q) > 2), ¦q = (c) RETURN p', words('parenthesized')],
  ]);

  test('it is known beside them', () => {
    const { rows } = answer('MATCH p = (a WHERE length(p) > 0) ((b)-->(c))+ RETURN 1 AS x', graph);
    expect(rows).toEqual([[1n]]);
  });
});

describe('slips of writing', () => {
  check([
    ['MATCH (n) ¦RETURN n.x AS x LIMIT 5 ORDER BY x', 'ORDER BY, SKIP and LIMIT in this order'],
    ['MATCH (n) ¦RETURN n.x AS x MATCH (m) RETURN m', 'only be used at the end'],
    ["RETURN normalize('a', ¦FOO)", 'expected NFC, NFD, NFKC, NFKD'],
    ['RETURN 1 /¦* abc', 'The comment has no closing */.'],
    ['MATCH (a ¦$props) RETURN a', '{id: $props.id}'],
    ['MATCH (a)-[*1..¦$n]->(b) RETURN a', '{id: $n.id}'],
    ["MATCH (n) WHERE n.x ¦LIKE '%x%' RETURN n", 'CONTAINS'],
    ['MATCH (n) RETURN n.x, count(*) ¦GROUP BY n.x', 'leave it out'],
    ['¦SELECT n FROM n', 'MATCH for what is sought'],
    ['MATCH (n) WHERE n.x =¦= 1 RETURN n', "'==' is not understood here. Cypher has ="],
    ['MATCH (n) WHERE n.x = 1 ¦&& n.y = 2 RETURN n', 'Cypher has AND'],
    ['MATCH (n) WHERE n.x ¦BETWEEN 1 AND 2 RETURN n', '1 <= n.x <= 2'],
  ]);

  test('AS is no slip of another word', () => {
    expect(told(['MATCH (n) CALL (n AS m) { RETURN 1 AS x } RETURN x', ''])?.message).toBe(
      "'AS' is not understood here",
    );
  });
});

describe('clauses are looked at before their order', () => {
  check([
    ['CALL { RETURN ¦1 }', 'must be aliased'],
    ['MATCH (n) WHERE ¦m.x = 1', '`m` not defined'],
    ['RETURN ¦x MATCH (n) RETURN n', '`x` not defined'],
    ['¦RETURN 1 AS x MATCH (n)', 'RETURN can only be used at the end'],
    ['¦CALL { RETURN 1 AS x }', 'Query cannot conclude with CALL'],
  ]);
});

describe('SKIP and LIMIT', () => {
  const returned = 'MATCH (n) RETURN n.x AS x';
  const notWhole = (word: string, value: string) =>
    `${word}: Invalid input. '${value}' is not a valid value. Must be a non-negative integer.`;
  const [argument, type] = ['ArgumentError', 'TypeError'];
  check([
    [`${returned} LIMIT ¦$l`, "for parameter 'l': expected Integer but was String", { l: 'a' }],
    [`${returned} SKIP ¦$l`, "for parameter 'l': expected Integer but was List<T>", { l: [1] }],
    [`${returned} LIMIT ¦toUpper($l)`, 'expected Integer but was String', { l: 'a' }],
    [`${returned} LIMIT ¦rand()`, 'expected Integer but was Float'],
    [`${returned} LIMIT ¦[1]`, 'expected Integer but was List<Integer>'],
    [`${returned} LIMIT ¦$l`, 'a numeric value for LIMIT, but got null', { l: null }, type],
    [`${returned} SKIP ¦$m.a`, 'for SKIP, but got String("x")', { m: { a: 'x' } }, type],
    [`${returned} LIMIT ¦$l`, notWhole('LIMIT', '1.5'), { l: 1.5 }, argument],
    [`${returned} ORDER BY x LIMIT ¦$l`, notWhole('LIMIT', '-1'), { l: -1 }, argument],
    [`${returned} SKIP ¦$s LIMIT 1`, notWhole('SKIP', '-1'), { s: -1 }, argument],
    [`${returned} SKIP $s LIMIT ¦$l`, notWhole('LIMIT', '-3'), { s: 1, l: -4 }, argument],
  ]);

  test('what is skipped counts to the limit', () => {
    for (const sort of ['', 'ORDER BY x'])
      expect(answer(`${returned} ${sort} SKIP $s LIMIT $l`, graph, { s: 2n, l: -1n }).rows).toEqual(
        [],
      );
  });
});

describe('the place of a mistake', () => {
  const again = 'already declared in outer scope';
  check([
    ['RETURN toUpper(1 ¦+ 2)', 'was Integer'],
    ['RETURN toUpper(1 ¦< 2 < 3)', 'was Boolean'],
    ["RETURN toUpper('a' ¦STARTS WITH 'b')", 'was Boolean'],
    ['RETURN toUpper(1 ¦IS NOT NULL)', 'was Boolean'],
    ['RETURN toUpper(1 ¦IS NOT :: INTEGER)', 'was Boolean'],
    ['RETURN toUpper([1, 2][¦0])', 'was Integer'],
    ['RETURN toUpper([1, 2]¦[0..1])', 'was List<Integer>'],
    ['RETURN [1, 2]¦[..]', 'The start or end'],
    ['MATCH (n) RETURN toUpper(n ¦{.x})', 'was Map'],
    ['RETURN ((¦1)).foo', 'was Integer'],
    ['MATCH (a) WHERE (¦a) RETURN a', 'was Node'],
    ['RETURN (¦x)', '`x` not defined'],
    ['MATCH (n) RETURN n.x AS y, ¦n.x AS x, 2 AS x', 'the same name'],
    ['RETURN 1 AS x ¦UNION RETURN 2 AS y', 'same return column names'],
    ['RETURN 1 AS x UNION RETURN 1 AS x ¦UNION ALL RETURN 2 AS x', 'UNION and UNION ALL'],
    ['MATCH (n) CALL { ¦WITH n, 1 AS m RETURN 1 AS x } RETURN x', 'Importing WITH'],
    ['MATCH (n) CALL { WITH n RETURN 1 AS ¦n } RETURN 1 AS x', again],
    ['MATCH (n) CALL { WITH n RETURN ¦* } RETURN 1 AS x', again],
    ['MATCH (n) CALL (n) { MATCH (n) RETURN ¦* } RETURN 1 AS x', again],
    ['MATCH (n) CALL { RETURN 1 AS ¦n UNION RETURN 2 AS n } RETURN 1 AS x', again],
    ['MATCH () ¦RETURN DISTINCT *', 'no variables in scope'],
    ['MATCH (n) ¦RETURN n.x AS x ORDER BY count(*)', 'Cannot use aggregation in ORDER BY'],
    ['MATCH p = SHORTEST ¦0 (a)-->+(b) RETURN p', 'The path count'],
    ['MATCH p = SHORTEST ¦0 GROUPS (a)-->+(b) RETURN p', 'The group count'],
    ['MATCH (c), ANY ¦(a)-->+(b), (d) RETURN c', 'selective path selector'],
    ['MATCH (c), ¦p = ANY (a)-->+(b), (d) RETURN c', 'selective path selector'],
    ['MATCH (a)-[r*2 WHERE r.w ¦> 1]->(b) RETURN a', 'predicates are not supported'],
    ['MATCH p = shortestPath((a)-[r:T*¦2..3]->(b)) RETURN p', 'minimal length'],
    ['MATCH p = ¦shortestPath((a)-[* {w: 1}]->(b)) RETURN p', 'contains properties'],
    ['MATCH (n) ¦CALL db.labels RETURN n', 'missing parentheses'],
    ['¦CALL db.labels(1)', 'too many arguments'],
    ['CALL db.labels() YIELD label AS x, label AS ¦x RETURN x', 'already declared'],
  ]);
});

describe('regular expressions', () => {
  const cases: [pattern: string, words: string][] = [
    ['\\\\p{Foo}', 'Unknown character property name {Foo} near index 6'],
    ['\\\\p{sc=Foo}', 'Unknown Unicode property {name=<sc>, value=<Foo>} near index 9'],
    ['[', 'Unclosed character class near index 0'],
    ['[a-', 'Illegal character range near index 3'],
    ['a)', "Unmatched closing ')' near index 0"],
    [')', "Unmatched closing ')'"],
    ['(a', 'Unclosed group near index 2'],
    ['a{2,1}', 'Illegal repetition range near index 5'],
    ['a{2147483648}', 'Illegal repetition range near index 11'],
    ['a{x}', 'Illegal repetition near index 2'],
    ['a{2', 'Unclosed counted closure near index 3'],
    ['\\\\', 'Unexpected internal error near index 1'],
    ['(?z)', 'Unknown inline modifier near index 2'],
    ['(?<1>x)', 'capturing group name does not start with a Latin letter near index 3'],
    ['\\\\x1', 'Illegal hexadecimal escape sequence near index 3'],
    ['\\\\x{110000}', 'Hexadecimal codepoint is too big near index 8'],
    ['\\\\c', 'Illegal control escape sequence near index 1'],
  ];

  test.each(cases)('%s', (pattern, words) => {
    const failed = told([`RETURN 'a' ¦=~ '${pattern}' AS x`, '']);
    expect(failed).toEqual({
      code: 'Neo.ClientError.Statement.SemanticError',
      message: `Invalid Regex: ${words}`,
      place: 11,
    });
  });
});
