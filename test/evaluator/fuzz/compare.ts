/** One case: a graph and a query, answered by the evaluator and measured by a Neo4j. */
import { StancegraphError } from '../../../server/errors.ts';
import { CheckError } from '../../../server/store/embedded/evaluator/check/index.ts';
import { MemoryGraph } from '../../../server/store/embedded/evaluator/graph/memory.ts';
import {
  EvaluationError,
  Unsupported,
} from '../../../server/store/embedded/evaluator/values/errors.ts';
import { cellOf } from '../cells.ts';
import { write } from '../graph-writer.ts';
import { answer, TooLong } from '../run.ts';
import { Choices } from './choices.ts';
import { graphText } from './graphs.ts';
import type { Found, Measure } from './measure.ts';
import { Queries } from './queries.ts';

export interface Case {
  /** What makes the graph. */
  graph: string | string[];
  /** Whether the order of the rows says nothing: several may stand in the same place. */
  anyOrder?: boolean;
  query: string;
}

/** The case that a row of numbers makes. */
export function caseOf(numbers: readonly number[]): Case {
  const half = Math.floor(numbers.length / 3);
  const graph = graphText(new Choices(numbers.slice(0, half)));
  return { graph, query: new Queries(new Choices(numbers.slice(half))).query() };
}

/** Steps of a query over five nodes; one that takes more keeps Neo4j busy for long, too. */
const mostSteps = 500_000;

/** What is collected comes in no order, nor do the ways of a pattern, nor the names of properties and labels. */
const spellingOf = (query: string) => ({
  anyListOrder: /collect|\b(keys|labels)\(|\)\s*<?-/i.test(query),
});

/** What our evaluator says; the construct that it refuses by name, or that it takes too long. */
export function ours({ graph, query }: Case): Found | { refused: string } | { slow: true } {
  const memory = new MemoryGraph();
  for (const text of textsOf(graph)) write(memory, text);
  try {
    const { columns, rows } = answer(query, memory, {}, mostSteps);
    const cells = rows.map((row) =>
      row.map((value) => cellOf(value, spellingOf(query))).join(' | '),
    );
    return { columns, rows: cells };
  } catch (error) {
    if (error instanceof Unsupported) return { refused: error.construct };
    if (error instanceof TooLong) return { slow: true };
    if (
      error instanceof CheckError ||
      error instanceof EvaluationError ||
      error instanceof StancegraphError
    )
      return { error: `${error.code} ${error.message}` };
    throw error;
  }
}

const textsOf = (graph: Case['graph']) => [graph].flat().filter((text) => text !== '');

export type Comparison =
  | { kind: 'right' | 'refused by name' }
  /** One of the two takes too long, or Neo4j's plan decides. */
  | { kind: 'unmeasured' }
  | {
      kind: 'wrong' | 'answered where Neo4j refuses' | 'an error where Neo4j answers';
      why: string;
    };

/** How the two compare. */
export async function comparison(one: Case, measure: Measure): Promise<Comparison> {
  const mine = ours(one);
  if ('refused' in mine) return { kind: 'refused by name' };
  if ('slow' in mine) return { kind: 'unmeasured' };
  const theirs = await measure.answer(textsOf(one.graph), one.query, spellingOf(one.query));
  // An internal error of Neo4j is no refusal.
  if (
    'error' in theirs &&
    /TransactionTimedOut|OutOfMemory|Terminated|DatabaseError/.test(theirs.error)
  )
    return { kind: 'unmeasured' };
  const why = said(mine, theirs);
  if ('error' in mine || 'error' in theirs) {
    if ('error' in mine && 'error' in theirs) return { kind: 'right' };
    if (isOfPlan(one, mine, theirs)) return { kind: 'unmeasured' };
    return 'error' in mine
      ? { kind: 'an error where Neo4j answers', why }
      : { kind: 'answered where Neo4j refuses', why };
  }
  // Nodes are sorted by where they lie, which is not the same in two stores.
  const areElements = mine.rows.some((row) => /^[[|<, ]*[([][:{]/.test(row));
  const sorts = / RETURN (?:(?! RETURN ).)* ORDER BY [^{}]*$/.test(one.query);
  const byNames = /\b(keys|labels)\(/i.test(one.query);
  const isOrdered = sorts && !one.anyOrder && !areElements && !byNames;
  const [left, right] = [mine, theirs].map(({ columns, rows }) =>
    JSON.stringify([columns, isOrdered ? rows : rows.toSorted()]),
  );
  if (left === right) return { kind: 'right' };
  // Which node is the least is where it lies.
  const isLeast = areElements && /\b(min|max)\(/i.test(one.query);
  return isLeast ? { kind: 'unmeasured' } : { kind: 'wrong', why };
}

/** How the two differ; nothing when they agree or cannot be compared. */
export async function difference(one: Case, measure: Measure): Promise<string | undefined> {
  const compared = await comparison(one, measure);
  return 'why' in compared ? compared.why : undefined;
}

/** Of a part that fails and one that finds nothing, or of which nothing passes, a plan says which is asked first. */
function isOfPlan({ query }: Case, mine: Found, theirs: Found): boolean {
  const isEarly = [mine, theirs].some((one) => 'error' in one && /SyntaxError/.test(one.error));
  const isEmpty = [mine, theirs].some(
    (one) =>
      'rows' in one &&
      // Also of a pattern that is collected in a list, or that is optional.
      (one.rows.every((row) => row === '[]') ||
        (/OPTIONAL MATCH/.test(query) && one.rows.every((row) => /^null( \| null)*$/.test(row))) ||
        (/count\(\*\)/.test(query) && one.rows.join() === '0')),
  );
  return !isEarly && isEmpty && /MATCH|WHERE/.test(query);
}

const text = (found: Found) =>
  'error' in found
    ? found.error
    : [found.columns.join(' | '), ...found.rows.slice(0, 20)].join('\n');
const said = (mine: Found, theirs: Found) => `${text(mine)}\n— Neo4j:\n${text(theirs)}`;
