/**
 * ORDER BY. The engine sorts rightly by columns and by properties of what was matched; what else is
 * sorted by becomes a column of its own, which is left out afterwards:
 * `WITH a.name AS name, size(a.name) AS one ORDER BY one RETURN name`.
 */
import type { Expression, Projection } from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { isAggregateCall, typeOf } from './expressions.ts';
import { namesUsed } from './names-used.ts';
import { quoted } from './patterns.ts';
import type { Type } from './types.ts';

/** A column that an item of the projection makes. */
export interface Column {
  name: string;
  /** The item as it is written, and as the engine gets it. */
  source: string;
  text: string;
  type: Type;
}

interface Sorted {
  analysis: Analysis;
  columns: Column[];
  /** What there was before the projection, and what it leaves. */
  scope: Scope;
  result: Scope;
  /** Whether rows are gathered or told apart, so that only columns can be sorted by. */
  closed: boolean;
  /** Steps before the projection. */
  calls: string[];
}

/** Checks what a projection is sorted by; gives the further columns that are needed for it. */
export function sortColumns(sorted: Sorted, clause: Projection): string[] {
  const { analysis } = sorted;
  const added: string[] = [];
  for (const { expression } of clause.sort) {
    if (isColumn(sorted, expression)) continue;
    const text = textFor(sorted, expression);
    const name = analysis.invent();
    analysis.edits.replace(expression, name);
    added.push(`${text} AS ${name}`);
  }
  return added;
}

function isColumn(sorted: Sorted, expression: Expression): boolean {
  const { analysis, columns, scope, result, closed } = sorted;
  const source = analysis.source(expression);
  const column = columns.find((one) => one.source === source);
  if (column && !(expression.kind === 'variable' && result.has(expression.name))) {
    analysis.edits.replace(expression, quoted(column.name));
    return true;
  }
  const root = rootOf(expression);
  if (root === undefined || (closed && !result.has(root))) return false;
  typeOf(analysis, expression, new Map([...scope, ...result]));
  return true;
}

/** The variable of `a`, `a.date` and `a.date.year`. */
function rootOf(expression: Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  return expression.kind === 'property' ? rootOf(expression.of) : undefined;
}

/** The expression as it can stand beside the items: before the projection, or after it where that is closed. */
function textFor(sorted: Sorted, expression: Expression): string {
  const { analysis, columns, scope, result, closed } = sorted;
  const sortable = closed ? result : new Map([...scope, ...result]);
  const standIn = (part: Expression, inner: Scope): Type | undefined => {
    assertReachable(sorted, part);
    if (inner !== sortable) return undefined;
    const source = analysis.source(part);
    const column = columns.find((one) => one.source === source);
    if (!column && isAggregateCall(part))
      analysis.wrong(part, 'An aggregate that is sorted by must be a column, too.');
    if (closed) {
      if (column) analysis.edits.replace(part, quoted(column.name));
      return column?.type;
    }
    if (column && !isHidden(sorted, part))
      return analysis.within(undefined, () => typeOf(analysis, part, scope));
    const made = part.kind === 'variable' && columns.find((one) => one.name === part.name);
    if (made) analysis.edits.replace(part, `(${made.text})`);
    return made ? made.type : undefined;
  };
  const steps = closed ? undefined : { scope: sortable, calls: sorted.calls };
  analysis.withSteps(steps, () =>
    analysis.within(standIn, () => typeOf(analysis, expression, sortable)),
  );
  return analysis.edits.textOf(expression);
}

/** Whether a column has taken the name of a variable in it. */
function isHidden({ analysis, columns, scope }: Sorted, part: Expression): boolean {
  return namesUsed(analysis, part, scope).some((name) =>
    columns.some((one) => one.name === name && one.source !== name),
  );
}

/** A pattern or subquery stays as it is written. */
function assertReachable(sorted: Sorted, part: Expression): void {
  if (!['pattern', 'pattern-comprehension', 'subquery'].includes(part.kind)) return;
  const { analysis, scope, result, closed } = sorted;
  const names = namesUsed(analysis, part, new Map([...scope, ...result]));
  const isReached = (name: string) => (closed ? result.has(name) : scope.has(name));
  if (names.every(isReached) && (closed || !isHidden(sorted, part))) return;
  analysis.refuse(
    part,
    'This engine does not reach everything from a pattern in ORDER BY.',
    'Bind it first: WITH a, COUNT { (a)-->() } AS n … ORDER BY n.',
  );
}
