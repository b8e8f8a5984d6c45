/**
 * What the engine cannot do inside an expression is done in a step of its own, before the clause or,
 * for a WHERE, after what it filters: `COLLECT { MATCH … RETURN x }` becomes
 * `CALL { WITH a MATCH … WITH x RETURN collect(x) AS one }`.
 */
import {
  type Clause,
  type Expression,
  innerExpressions,
  type Projection,
  type Query,
} from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { queryColumns } from './clauses.ts';
import { whereType } from './expressions.ts';
import { namesUsed } from './names-used.ts';
import { quoted } from './patterns.ts';
import { ELEMENT, INTEGER, listOf, may, mayBeNull, type Type, unknown } from './types.ts';

/** The steps that a clause needs. */
export interface Steps {
  /** What the clause knows: inside a list's own variables nothing can be done beforehand. */
  scope: Scope;
  calls: string[];
  /** Patterns with what they give, where the clause itself cannot have them. */
  columns?: string[];
}

type Subquery = Extract<Expression, { kind: 'subquery' }>;

/** Whether a COUNT { … } does more than the engine knows inside it: it tells rows apart, or takes some. */
export function needsStep({ name, query }: Subquery): boolean {
  const last = query.parts[0]?.at(-1);
  const picks = last?.kind === 'return' && (last.distinct || last.skip || last.limit);
  return name === 'collect' || (name === 'count' && picks !== undefined && picks !== false);
}

/** The type of COLLECT { … } or COUNT { … }, which is done in a step of its own. */
export function subqueryStep(analysis: Analysis, expression: Subquery, scope: Scope): Type {
  const { name, query } = expression;
  const { steps, edits } = analysis;
  const [last] = query.parts[0]?.slice(-1) ?? [];
  if (!steps || steps.scope !== scope || query.parts.length > 1 || last?.kind !== 'return') {
    return analysis.refuse(
      expression,
      `This engine does not know this ${name.toUpperCase()} { … } here.`,
      'Write CALL { WITH a MATCH … RETURN collect(…) AS list } before it, then use list.',
    );
  }
  const [item] = last.items;
  if (name === 'collect' && (last.items.length !== 1 || last.star))
    analysis.wrong(last, 'COLLECT { … } returns one column.');
  const names = namesUsed(analysis, query, scope);
  const inner = new Map([...scope].filter(([used]) => names.includes(used)));
  const value = item?.alias ?? analysis.invent();
  if (item && item.alias === undefined) analysis.names.set(item, value);
  edits.replace({ start: last.start, end: last.start + 'RETURN'.length }, 'WITH');
  const columns = analysis.within(undefined, () =>
    queryColumns(analysis, handingOn(query, last), inner, false),
  );
  const type = columns.get(value) ?? unknown;
  const result = analysis.invent();
  const imports = names.length > 0 ? `WITH ${names.map(quoted).join(', ')} ` : '';
  const end =
    name === 'count' ? 'RETURN count(*)' : collected(analysis, expression, quoted(value), type);
  steps.calls.push(`CALL { ${imports}${edits.textOf(query)} ${end} AS ${result} }`);
  edits.replace(expression, result);
  const given = name === 'count' ? { mask: INTEGER, some: true } : listOf(type);
  analysis.stepped.set(expression, given);
  return given;
}

/** The query with its RETURN as a WITH. */
function handingOn(query: Query, last: Projection): Query {
  const clauses: Clause[] = [...(query.parts[0]?.slice(0, -1) ?? []), { ...last, kind: 'with' }];
  return { ...query, parts: [clauses] };
}

/** collect() leaves nulls out, and COLLECT { … } does not. */
function collected(analysis: Analysis, place: Expression, value: string, type: Type): string {
  if (!mayBeNull(type)) return `RETURN collect(${value})`;
  if (may(type, ELEMENT)) {
    analysis.refuse(
      place,
      'This engine gathers no nulls beside nodes, relationships and paths.',
      'Return a property of it, such as n.id.',
    );
  }
  const [all, one] = [analysis.invent(), analysis.invent()];
  return `WITH collect([${value}]) AS ${all} RETURN [${one} IN ${all} | ${one}[0]]`;
}

/** Puts a pattern that gives a list into a column before the WHERE that cannot have it. */
export function patternStep(
  analysis: Analysis,
  expression: Expression,
  scope: Scope,
  type: Type,
): void {
  const { steps, edits } = analysis;
  if (!steps?.columns || steps.scope !== scope) return;
  const name = analysis.invent();
  steps.columns.push(`${edits.textOf(expression)} AS ${name}`);
  edits.replace(expression, name);
  analysis.stepped.set(expression, type);
}

/** Checks a WHERE; gives it anew, with the steps that it needs after what it filters. */
export function filterSteps(
  analysis: Analysis,
  where: Expression,
  scope: Scope,
  names: Iterable<string>,
): { early: string | undefined; late: string } | undefined {
  if (!hasSteps(where) || !analysis.canStep) {
    whereType(analysis, where, scope);
    return undefined;
  }
  const steps: Steps & { columns: string[] } = { scope, calls: [], columns: [] };
  const [early, late]: [string[], string[]] = [[], []];
  for (const part of conjuncts(where)) {
    analysis.withSteps(steps, () => whereType(analysis, part, scope));
    (hasSteps(part) ? late : early).push(`(${analysis.edits.textOf(part)})`);
  }
  const columns = ['*', ...steps.columns].join(', ');
  const all = [...names].map(quoted).join(', ');
  return {
    early: early.length > 0 ? early.join(' AND ') : undefined,
    late: `${steps.calls.join(' ')} WITH ${columns} WHERE ${late.join(' AND ')} WITH ${all}`,
  };
}

function hasSteps(expression: Expression): boolean {
  if (expression.kind === 'pattern-comprehension') return true;
  if (expression.kind === 'subquery') return needsStep(expression);
  return innerExpressions(expression).some(hasSteps);
}

function conjuncts(where: Expression): Expression[] {
  if (where.kind !== 'binary' || where.operator !== 'and') return [where];
  return [...conjuncts(where.left), ...conjuncts(where.right)];
}
