/** Clauses: which variables each leaves, and what this engine does not know of them. */
import type { Clause, Expression, ProjectedItem, Projection, Query } from '../../../cypher/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { bind, isAggregate, orderDoesNotMatter, typeOf } from './expressions.ts';
import { assertNoPattern, assertPathIsFree, mentions, splitShortest } from './path-conditions.ts';
import { bindPattern, quoted } from './patterns.ts';
import { listNames } from './procedures.ts';
import { isReserved, quotedWord } from './reserved.ts';
import {
  elementOf,
  join,
  LIST,
  may,
  nothing,
  nullLike,
  of,
  only,
  PATH,
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
    let scope = new Map(outer);
    for (const clause of part) {
      scope = clauseScope(analysis, clause, scope, isWhole);
      if (clause.kind === 'procedure') listNames(analysis, clause, isWhole && part.length === 1);
    }
    columns = columns ? joinScopes(columns, scope) : scope;
  }
  return columns ?? new Map();
}

/** As {@link queryColumns}, for the inside of EXISTS { … } and COUNT { … }. */
export function subqueryColumns(
  analysis: Analysis,
  query: Query,
  outer: Scope,
  isExists: boolean,
): void {
  queryColumns(analysis, query, outer, false);
  const last = query.parts[0]?.at(-1);
  if (last?.kind !== 'return' || query.parts.length > 1) return;
  // The engine does not know a RETURN here; where it says nothing it is left out.
  const counts =
    last.distinct ||
    last.skip ||
    last.limit ||
    last.items.some((item) => isAggregate(item.expression));
  if (counts || (!isExists && last.distinct)) {
    analysis.refuse(
      last,
      'This engine knows MATCH and WHERE inside EXISTS { … } and COUNT { … }.',
      'Leave the RETURN out.',
    );
  }
  analysis.edits.replace(last, '');
}

function joinScopes(a: Scope, b: Scope): Scope {
  return new Map([...a].map(([name, type]) => [name, join(type, b.get(name) ?? unknown)]));
}

function clauseScope(analysis: Analysis, clause: Clause, scope: Scope, isWhole: boolean): Scope {
  switch (clause.kind) {
    case 'match':
      return matchScope(analysis, clause, scope);
    case 'unwind': {
      orderDoesNotMatter(analysis, clause.list);
      const list = typeOf(analysis, clause.list, scope);
      return bind(
        scope,
        clause.variable,
        may(list, LIST) && only(list, LIST) ? elementOf(list) : unknown,
      );
    }
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
    typeOf(analysis, clause.where, bound);
  }
  if (added.length > 0) {
    if (clause.patterns.some((pattern) => pattern.selector)) {
      analysis.refuse(
        clause,
        'This engine knows plain labels only in a shortest path.',
        'Match the ends first: MATCH (a:Actor), (b) WHERE b:Party OR b:Agreement MATCH p = shortestPath((a)-[*..4]-(b)).',
      );
    }
    const condition = added.join(' AND ');
    if (clause.where)
      analysis.edits.replace(
        clause.where,
        `(${analysis.edits.textOf(clause.where)}) AND ${condition}`,
      );
    else analysis.edits.insert(clause.end, ` WHERE ${condition}`);
  }
  if (!clause.optional) return bound;
  return new Map(
    [...bound].map(([name, type]) => [name, scope.has(name) ? type : nullLike(type, nothing)]),
  );
}

function projectionScope(
  analysis: Analysis,
  clause: Projection,
  scope: Scope,
  isWhole: boolean,
): Scope {
  const result: Scope = clause.star ? new Map(scope) : new Map();
  for (const item of clause.items) {
    const name = item.alias ?? analysis.source(item.expression);
    const type = typeOf(analysis, item.expression, scope);
    result.set(
      item.alias ?? (item.expression.kind === 'variable' ? item.expression.name : name),
      type,
    );
    nameColumn(analysis, item, clause.kind === 'return');
  }
  if (clause.starPlace && clause.kind === 'return' && isWhole) {
    // Neo4j gives the columns of * in the order of their names.
    analysis.edits.replace(clause.starPlace, [...scope.keys()].sort().map(quoted).join(', '));
  }
  const sortable = new Map([...scope, ...result]);
  for (const { expression } of clause.sort) {
    typeOf(analysis, expression, sortable);
    assertSortable(analysis, expression, scope, result, clause);
  }
  if (clause.offset) analysis.edits.replace(clause.offset, 'SKIP');
  for (const bound of [clause.skip, clause.limit]) {
    if (!bound || bound.kind === 'literal' || bound.kind === 'parameter') continue;
    analysis.refuse(
      bound,
      'This engine takes a number or a parameter after SKIP and LIMIT.',
      'Write the number, or pass it as $limit.',
    );
  }
  if (clause.where) typeOf(analysis, clause.where, result);
  return result;
}

/** A column that has no name of its own is named as it is written, whatever was changed in it. */
function nameColumn(analysis: Analysis, item: ProjectedItem, isReturn: boolean): void {
  const { alias } = item;
  if (alias !== undefined && isReserved(alias) && analysis.source(item).endsWith(alias)) {
    analysis.edits.replace({ start: item.end - alias.length, end: item.end }, quotedWord(alias));
  }
  if (alias !== undefined || !isReturn || item.expression.kind === 'variable') return;
  const written = analysis.source(item.expression).trim();
  if (written.includes('`') || (!analysis.edits.touched(item) && /^[\w.]+$/.test(written))) return;
  analysis.edits.replace(item, `${analysis.edits.textOf(item)} AS \`${written}\``);
}

/** The engine ignores an order by a path that is not among the columns. */
function assertSortable(
  analysis: Analysis,
  expression: Expression,
  scope: Scope,
  result: Scope,
  clause: Projection,
): void {
  const given = new Set(clause.items.map((item) => analysis.source(item.expression)));
  if (given.has(analysis.source(expression))) return;
  for (const [name, type] of scope) {
    if (!may(type, PATH) || !only(type, PATH) || result.has(name) || !mentions(expression, name))
      continue;
    analysis.refuse(
      expression,
      'This engine ignores an order by something of a path that is not a column.',
      'Bind it first: WITH p, length(p) AS steps … ORDER BY steps.',
    );
  }
}

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
  if (clause.yields !== 'all') {
    for (const { name, alias } of clause.yields) result.set(alias, yielded[name] ?? unknown);
  }
  if (clause.where) typeOf(analysis, clause.where, result);
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
  const returns = clause.query.parts[0]?.at(-1)?.kind === 'return';
  return returns ? new Map([...scope, ...columns]) : scope;
}
