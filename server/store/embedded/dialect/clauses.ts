/** Clauses: which variables each leaves, and what this engine does not know of them. */
import type { Clause, ProjectedItem, Query } from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { bind, isAggregate, orderDoesNotMatter, typeOf, whereType } from './expressions.ts';
import { assertNoPattern, assertPathIsFree, splitShortest } from './path-conditions.ts';
import { bindPattern } from './patterns.ts';
import { listNames } from './procedures.ts';
import { projectionScope } from './projections.ts';
import { filterSteps, type Steps } from './steps.ts';
import {
  elementOf,
  join,
  LIST,
  may,
  mayBeNull,
  NULL,
  nothing,
  nullLike,
  of,
  only,
  STRING,
  type Type,
  unknown,
} from './types.ts';

/** Checks a query; gives the columns of its RETURN. */
export function queryColumns(
  analysis: Analysis,
  query: Query,
  outer: Scope,
  isWhole: boolean,
): Scope {
  for (const place of query.unionDistinct) analysis.edits.replace(place, '');
  let columns: Scope | undefined;
  for (const part of query.parts) {
    assertEnds(analysis, part, isWhole);
    let scope = new Map(outer);
    for (const clause of part) {
      scope = clauseScope(analysis, clause, scope, isWhole);
      if (clause.kind === 'procedure') listNames(analysis, clause, isWhole && part.length === 1);
    }
    if (columns) assertSameOrder(analysis, query, columns, scope);
    columns = columns ? joinScopes(columns, scope) : scope;
  }
  return columns ?? new Map();
}

/** What Neo4j wants at the end of a query, and the engine does not. */
function assertEnds(analysis: Analysis, part: Clause[], isWhole: boolean): void {
  const last = part.at(-1);
  if (!isWhole || !last) return;
  if (['match', 'unwind', 'with'].includes(last.kind))
    analysis.wrong(last, 'A query ends with RETURN.');
}

/** As {@link queryColumns}, for the inside of EXISTS { … } and COUNT { … }. */
export function subqueryColumns(
  analysis: Analysis,
  query: Query,
  outer: Scope,
  isExists: boolean,
): void {
  const { canStep } = analysis;
  analysis.canStep = false;
  queryColumns(analysis, query, outer, false);
  analysis.canStep = canStep;
  const last = query.parts[0]?.at(-1);
  if (last?.kind !== 'return' || query.parts.length > 1) return;
  // The engine does not know a RETURN here; where it says nothing it is left out.
  const picks = last.skip || last.limit || last.items.some((item) => isAggregate(item.expression));
  if (picks || (!isExists && last.distinct)) {
    analysis.refuse(
      last,
      'This engine knows MATCH and WHERE inside EXISTS { … } and COUNT { … }.',
      'Leave the RETURN out.',
    );
  }
  analysis.edits.replace(last, '');
}

/** The columns of a UNION; which of them there are, the engine sees. */
function assertSameOrder(analysis: Analysis, query: Query, first: Scope, other: Scope): void {
  const [a, b] = [[...first.keys()], [...other.keys()]];
  if (a.join() === b.join() || a.sort().join() !== b.sort().join()) return;
  analysis.refuse(
    query,
    'This engine wants the columns of a UNION in one order.',
    'Return them in the same order in each part.',
  );
}

function joinScopes(a: Scope, b: Scope): Scope {
  return new Map([...a].map(([name, type]) => [name, join(type, b.get(name) ?? unknown)]));
}

function clauseScope(analysis: Analysis, clause: Clause, scope: Scope, isWhole: boolean): Scope {
  switch (clause.kind) {
    case 'match':
      return matchScope(analysis, clause, scope);
    case 'unwind':
      return unwindScope(analysis, clause, scope);
    case 'with':
    case 'return':
      return projectionScope(analysis, clause, scope, isWhole);
    case 'procedure':
      return procedureScope(analysis, clause, scope);
    case 'call':
      return callScope(analysis, clause, scope);
    case 'use':
      return analysis.refuse(
        clause,
        'This store holds one graph and knows no USE.',
        'Leave the USE out.',
      );
    default:
      return scope;
  }
}

/** Of what is no list Neo4j makes one row, the engine none. */
function unwindScope(
  analysis: Analysis,
  clause: Extract<Clause, { kind: 'unwind' }>,
  scope: Scope,
): Scope {
  const { list, variable } = clause;
  if (scope.has(variable))
    analysis.wrong(clause, `The name ${variable} is taken: give what is unwound another.`);
  orderDoesNotMatter(analysis, list);
  const steps: Steps = { scope, calls: [] };
  const type = analysis.withSteps(steps, () => typeOf(analysis, list, scope));
  if (steps.calls.length > 0) analysis.edits.insert(clause.start, `${steps.calls.join(' ')} `);
  if (only(type, LIST)) return bind(scope, variable, elementOf(type));
  if (may(type, LIST)) {
    return analysis.refuse(
      list,
      'This engine makes no row of what is no list, and here it may be none.',
      'Unwind a list: UNWIND [x] AS y.',
    );
  }
  const { edits } = analysis;
  const text = edits.textOf(list);
  edits.replace(
    list,
    mayBeNull(type) ? `CASE WHEN ${text} IS NULL THEN [] ELSE [${text}] END` : `[${text}]`,
  );
  return bind(scope, variable, { ...type, mask: type.mask & ~NULL });
}

function matchScope(
  analysis: Analysis,
  clause: Extract<Clause, { kind: 'match' }>,
  scope: Scope,
): Scope {
  const added: string[] = [];
  // They change nothing of the answer, and this engine does not know them.
  if (clause.hints) analysis.edits.replace(clause.hints, '');
  let bound = scope;
  for (const pattern of clause.patterns) {
    // What an optional match does not find is null afterwards, but not inside its own WHERE.
    bound = bindPattern(
      analysis,
      pattern,
      bound,
      { optional: false, place: pattern, isMatch: true },
      added,
    );
  }
  splitShortest(analysis, clause);
  if (clause.where) {
    assertPathIsFree(analysis, clause.patterns, clause.where);
    if (clause.optional) assertNoPattern(analysis, clause.where);
  }
  const filter =
    clause.where && !clause.optional
      ? filterSteps(analysis, clause.where, bound, bound.keys())
      : undefined;
  if (clause.where && clause.optional) whereType(analysis, clause.where, bound);
  if (filter?.early !== undefined) added.unshift(filter.early);
  if (added.length > 0) {
    if (clause.patterns.some((pattern) => pattern.selector)) {
      analysis.refuse(
        clause,
        'This engine knows plain labels only in a shortest path.',
        'Match the ends first: MATCH (a:Actor), (b) WHERE b:Party OR b:Agreement MATCH p = shortestPath((a)-[*..4]-(b)).',
      );
    }
    const condition = added.join(' AND ');
    if (clause.where && filter) analysis.edits.replace(clause.where, condition);
    else if (clause.where)
      analysis.edits.replace(
        clause.where,
        `(${analysis.edits.textOf(clause.where)}) AND ${condition}`,
      );
    else analysis.edits.insert(clause.end, ` WHERE ${condition}`);
  }
  if (filter && clause.whereStart !== undefined) {
    const place = { start: clause.whereStart, end: clause.end };
    const early = added.length > 0 ? `${analysis.edits.textOf(place)} ` : '';
    analysis.edits.replace(place, `${early}${filter.late}`);
  }
  if (!clause.optional) return bound;
  return new Map(
    [...bound].map(([name, type]) => [name, scope.has(name) ? type : nullLike(type, nothing)]),
  );
}

const hasNoName = (item: ProjectedItem): boolean =>
  item.alias === undefined && item.expression.kind !== 'variable';

const yielded: Record<string, Type> = {
  label: of(STRING),
  relationshipType: of(STRING),
  propertyKey: of(STRING),
};

function procedureScope(
  analysis: Analysis,
  clause: Extract<Clause, { kind: 'procedure' }>,
  scope: Scope,
): Scope {
  for (const argument of clause.args) typeOf(analysis, argument, scope);
  const result = new Map(scope);
  if (clause.yields === 'all') {
    for (const [name, type] of Object.entries(yielded)) result.set(name, type);
  } else {
    for (const { name, alias } of clause.yields) result.set(alias, yielded[name] ?? unknown);
  }
  if (clause.where) whereType(analysis, clause.where, result);
  return result;
}

function callScope(
  analysis: Analysis,
  clause: Extract<Clause, { kind: 'call' }>,
  scope: Scope,
): Scope {
  if (clause.optional) {
    analysis.refuse(
      clause,
      'This engine does not know OPTIONAL CALL.',
      'Write CALL { WITH a OPTIONAL MATCH … }.',
    );
  }
  const { imports } = clause;
  const outer = Array.isArray(imports)
    ? new Map([...scope].filter(([name]) => imports.includes(name)))
    : imports === 'none'
      ? new Map()
      : scope;
  const columns = queryColumns(analysis, clause.query, outer, false);
  for (const last of clause.query.parts.map((part) => part.at(-1))) {
    const unnamed = last?.kind === 'return' && last.items.find(hasNoName);
    if (unnamed) analysis.wrong(unnamed, 'What a subquery returns needs a name: write … AS name.');
  }
  const returns = clause.query.parts[0]?.at(-1)?.kind === 'return';
  return returns ? new Map([...scope, ...columns]) : scope;
}
