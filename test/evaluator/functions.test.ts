/** Expressions answer what Neo4j 5.26 answered, value by value and error by error. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allFunctions } from '../../server/store/embedded/evaluator/functions/index.ts';
import { MemoryGraph } from '../../server/store/embedded/evaluator/graph/memory.ts';
import { cellOf } from './cells.ts';
import { answer } from './run.ts';

interface Recorded {
  /** Cells in the notation of the openCypher TCK. */
  answers: Record<string, string>;
  /** Neo4j's status codes. */
  errors: Record<string, string>;
}

const file = new URL('./expressions.json', import.meta.url);
const recorded = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
const graph = new MemoryGraph();

function outcome(expression: string): string {
  try {
    const { rows } = answer(`RETURN ${expression} AS x`, graph);
    return cellOf(rows[0]?.[0] ?? null);
  } catch (error) {
    return (error as { code?: string }).code ?? `refused: ${(error as Error).message}`;
  }
}

describe.each(Object.entries(recorded))('%s', (_kind, table) => {
  test.each(Object.entries(table))('%s', (expression, expected) => {
    expect(outcome(expression)).toBe(expected);
  });
});

test('every function has a signature, a description and a name that is found once', () => {
  const names = allFunctions.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  for (const { arguments: parts, description, returns } of allFunctions) {
    expect(description).toMatch(/^[A-Z0-9-].*\.$|^e /);
    expect(returns).not.toBe('');
    for (const { name, type } of parts) expect(`${name} ${type}`).toMatch(/^\w+ [A-Z]/);
  }
});

test('functions of the clock show the time at which the query began', () => {
  const { rows } = answer(
    'RETURN datetime() = datetime.statement() AS same, timestamp() = datetime().epochMillis AS millis, date() = date(datetime()) AS day',
    graph,
  );
  expect(rows).toEqual([[true, true, true]]);
});

test('a zone alone is the time there now', () => {
  const { rows } = answer(
    "RETURN datetime({timezone: 'Asia/Tokyo'}) = datetime.statement('Asia/Tokyo') AS same",
    graph,
  );
  expect(rows).toEqual([[true]]);
});

test.each([
  ["'a' =~ '\\\\p{InGreek}'", '\\p{InGreek}'],
  ["'aa' =~ '(a)?\\\\1'", 'reference'],
  ["'a' =~ '(?U)a'", 'flag U'],
  ["'a' =~ '\\\\X'", '\\X'],
  ["'a' =~ '(?<=a+)b'", 'A look-behind without end'],
])('%s is refused by name', (expression, name) => {
  expect(() => answer(`RETURN ${expression} AS x`, graph)).toThrow(name);
});

test.each([
  "reduce(s = 'a', x IN range(1, 40) | s + s)",
  "reduce(s = ['a'], x IN range(1, 40) | s + s)",
  "replace(reduce(s = 'a', x IN range(1, 16) | s + s), '', reduce(s = 'a', x IN range(1, 20) | s + s))",
])('%s does not take the memory of the machine', (expression) => {
  expect(outcome(`size(${expression})`)).toBe(
    'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  );
});

test.each([
  ['(a+)+b', 'a'.repeat(60)],
  ['(a|aa)+b', 'a'.repeat(60)],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(60)],
  ['(?i)(\\w+\\s?)*end', 'word '.repeat(40)],
  ['.*a.*a.*a.*b', 'a'.repeat(4000)],
])('%s gives up in time', (pattern, text) => {
  expect(outcome(`'${text}' =~ '${pattern}'`)).toBe('false');
});
