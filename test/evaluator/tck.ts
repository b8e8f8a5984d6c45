/** The scenarios of the openCypher TCK, and how a graph in memory answers them. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { StancegraphError } from '../../server/errors.ts';
import { CheckError, readQuery } from '../../server/store/embedded/evaluator/check/index.ts';
import { MemoryGraph } from '../../server/store/embedded/evaluator/graph/memory.ts';
import { prepare } from '../../server/store/embedded/evaluator/index.ts';
import {
  EvaluationError,
  Unsupported,
} from '../../server/store/embedded/evaluator/values/errors.ts';
import type { Value } from '../../server/store/embedded/evaluator/values/types.ts';
import { cellOf, normalCell, type Spelling } from './cells.ts';
import { write } from './graph-writer.ts';
import { answer, budgetOf } from './run.ts';

export interface Scenario {
  id: string;
  setup: (string | { text: string; params: Record<string, string> })[];
  params: Record<string, string>;
  query: string;
  expected:
    | {
        kind: 'rows';
        columns: string[] | null;
        rows: string[][];
        ordered: boolean;
        anyListOrder?: boolean;
      }
    | { kind: 'error'; type: string; phase: string; detail: string };
  writes?: boolean;
}

const place = 'shared/data/opencypher-tck/scenarios.jsonl';
/** Beside the project, or a folder further up when it is a worktree. */
const file = ['../../../', '../../../../']
  .map((folder) => fileURLToPath(new URL(folder + place, import.meta.url)))
  .find((path) => existsSync(path));

/** Why there is nothing to test; undefined when there is. */
export const missing = file ? undefined : `../${place} is not there`;

/** All scenarios; none when the file is not there. */
export function scenarios(): Scenario[] {
  if (!file) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Scenario);
}

export type Verdict =
  | { kind: 'right' }
  /** Refused by the name of the construct. */
  | { kind: 'refused'; construct: string }
  /** Another answer, an answer instead of an error, or an error instead of an answer. */
  | { kind: 'wrong'; why: string };

/** How a reading scenario is answered. */
export function judge(scenario: Scenario): Verdict {
  const graph = new MemoryGraph();
  for (const one of scenario.setup) {
    if (typeof one === 'string') write(graph, one);
    else write(graph, one.text, valuesOf(one.params));
  }
  const { expected, query } = scenario;
  try {
    const found = answer(query, graph, valuesOf(scenario.params));
    const { columns } = found;
    const spelling = spellingOf(expected);
    const rows = found.rows.map((row) => row.map((value) => cellOf(value, spelling)));
    return compared({ columns, rows }, expected, spelling);
  } catch (error) {
    if (error instanceof Unsupported) return { kind: 'refused', construct: error.construct };
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (expected.kind === 'rows' || !isOfQuery(error)) return { kind: 'wrong', why };
    return phaseOf(scenario) === 'compile time' || expected.phase !== 'compile time'
      ? { kind: 'right' }
      : { kind: 'wrong', why: `only while it ran: ${why}` };
  }
}

/** Whether an error says something of the query, and is no crash. */
const isOfQuery = (error: unknown) =>
  error instanceof CheckError ||
  error instanceof EvaluationError ||
  (error instanceof StancegraphError && error.code === 'forbidden');

/** When a query fails: before it runs, or while. */
function phaseOf({ query, params }: Scenario): 'compile time' | 'runtime' {
  try {
    const prepared = prepare(query, new MemoryGraph(), valuesOf(params));
    for (const _row of prepared.run(budgetOf())) break;
    return 'runtime';
  } catch {
    return 'compile time';
  }
}

/** Values of parameters, which are written as cells. */
export function valuesOf(params: Record<string, string>): Record<string, Value> {
  const graph = new MemoryGraph();
  return Object.fromEntries(
    Object.entries(params).map(([name, text]) => [
      name,
      answer(`RETURN ${text} AS value`, graph).rows[0]?.[0] ?? null,
    ]),
  );
}

/** What the scenario lets differ. */
export const spellingOf = (expected: Scenario['expected']): Spelling => ({
  anyListOrder: expected.kind === 'rows' && expected.anyListOrder === true,
});

/** Whether an answer, as cells in a spelling, is the one that a scenario expects. */
export function compared(
  found: { columns: string[]; rows: string[][] },
  expected: Scenario['expected'],
  spelling: Spelling,
): Verdict {
  if (expected.kind === 'error') return { kind: 'wrong', why: `answered; ${expected.detail}` };
  const rows = found.rows.map((row) => row.join(' | '));
  const wanted = expected.rows.map((row) =>
    row.map((cell) => normalCell(cell, spelling)).join(' | '),
  );
  const [got, want] = expected.ordered ? [rows, wanted] : [rows.toSorted(), wanted.toSorted()];
  const isSame =
    JSON.stringify(got) === JSON.stringify(want) &&
    (!expected.columns || JSON.stringify(found.columns) === JSON.stringify(expected.columns));
  if (isSame) return { kind: 'right' };
  return {
    kind: 'wrong',
    why: `${found.columns.join(' | ')}\n${got.join('\n')}\ninstead of\n${expected.columns?.join(' | ')}\n${want.join('\n')}`,
  };
}

/** What a reader is told who writes: the code of the refusal, or the name of another error. */
export function refusalOfWriting({ query }: Scenario): string {
  try {
    readQuery(query);
    return 'none';
  } catch (error) {
    return error instanceof StancegraphError ? error.code : (error as Error).name;
  }
}
