/** WITH and RETURN: which columns they leave, in which order. */
import type { Expression, ProjectedItem, Projection } from '../../../cypher/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { typeOf, whereType } from './expressions.ts';
import { mentions } from './path-conditions.ts';
import { quoted } from './patterns.ts';
import { isReserved, quotedWord } from './reserved.ts';
import { may, only, PATH } from './types.ts';

export function projectionScope(
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
  if (clause.where) whereType(analysis, clause.where, result);
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
