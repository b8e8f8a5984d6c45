/** WITH and RETURN: which columns they leave, in which order. */
import type { ProjectedItem, Projection } from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { isAggregate, typeOf } from './expressions.ts';
import { gather } from './gathering.ts';
import { assertNotLost } from './lost.ts';
import { namesUsed } from './names-used.ts';
import { quoted } from './patterns.ts';
import { isReserved, quotedWord } from './reserved.ts';
import { type Column, sortColumns } from './sorting.ts';
import { filterSteps, type Steps } from './steps.ts';

export function projectionScope(
  analysis: Analysis,
  clause: Projection,
  scope: Scope,
  isWhole: boolean,
): Scope {
  const { edits } = analysis;
  const steps: Steps = { scope, calls: [] };
  const gathered = analysis.withSteps(steps, () => gather(analysis, clause, scope));
  const closed = clause.distinct || clause.items.some((item) => isAggregate(item.expression));
  const columns: Column[] = [];
  for (const item of clause.items) {
    const type =
      gathered?.types.get(item) ??
      analysis.withSteps(steps, () => typeOf(analysis, item.expression, scope));
    const name = columnOf(analysis, item);
    const text = edits.textOf(item.expression);
    columns.push({ name, source: analysis.source(item.expression), text, type });
    nameColumn(analysis, item, clause);
    if (isWhole && clause.kind === 'return') assertNotLost(analysis, item, type);
  }
  const result: Scope = clause.star ? new Map(scope) : new Map();
  if (clause.star && isWhole && clause.kind === 'return')
    for (const type of scope.values()) assertNotLost(analysis, clause, type);
  for (const { name, type } of columns) result.set(name, type);
  const all = clause.star ? [...scope.keys()].sort() : [];
  const names = [...all, ...columns.map(({ name }) => name)].map(quoted);
  const added = sortColumns(
    { analysis, columns, scope, result, closed, calls: steps.calls },
    clause,
  );
  const isChanged = gathered !== undefined || added.length > 0 || steps.calls.length > 0;
  if (clause.starPlace && (isChanged || (clause.kind === 'return' && isWhole))) {
    // Neo4j gives the columns of * in the order of their names.
    edits.replace(clause.starPlace, all.map(quoted).join(', '));
  }
  if (clause.offset) edits.replace(clause.offset, 'SKIP');
  for (const bound of [clause.skip, clause.limit]) {
    if (!bound || bound.kind === 'literal' || bound.kind === 'parameter') continue;
    analysis.refuse(
      bound,
      'This engine takes a number or a parameter after SKIP and LIMIT.',
      'Write the number, or pass it as $limit.',
    );
  }
  const before = closed ? [] : namesBefore(analysis, clause, scope, result);
  if (clause.where) {
    const seen = [...scope].filter(([name]) => before.includes(name));
    const visible = new Map([...seen, ...result]);
    const filter = filterSteps(analysis, clause.where, visible, result.keys());
    if (filter && clause.whereStart !== undefined) {
      const early = filter.early === undefined ? '' : `WHERE ${filter.early} `;
      edits.replace({ start: clause.whereStart, end: clause.end }, `${early}${filter.late}`);
    }
  }
  const more = [...added, ...before.map(quoted)];
  if (more.length > 0) inTwoSteps(analysis, clause, names, more, closed);
  // The steps before it: last, so that nothing that is replaced takes them away.
  const first = [...steps.calls, ...(gathered ? [gathered.text] : [])];
  if (first.length > 0) edits.insert(clause.start, `${first.join(' ')} `);
  return result;
}

/** The name of the column that an item makes. */
function columnOf(analysis: Analysis, item: ProjectedItem): string {
  const { alias, expression } = item;
  const own = expression.kind === 'variable' ? expression.name : analysis.source(expression);
  return analysis.names.get(item) ?? alias ?? own;
}

/** WHERE after WITH sees on Neo4j what was there before, too. */
function namesBefore(
  analysis: Analysis,
  { where }: Projection,
  scope: Scope,
  result: Scope,
): string[] {
  if (!where) return [];
  return namesUsed(analysis, where, scope).filter((name) => !result.has(name));
}

/** Adds what is needed for ORDER BY and WHERE only, and leaves it out after them. */
function inTwoSteps(
  { edits }: Analysis,
  clause: Projection,
  names: string[],
  more: string[],
  closed: boolean,
): void {
  const all = names.join(', ');
  const end = clause.items.at(-1)?.end ?? clause.starPlace?.end ?? clause.start;
  edits.insert(end, closed ? ` WITH ${[...names, ...more].join(', ')}` : `, ${more.join(', ')}`);
  if (clause.kind === 'return')
    edits.replace({ start: clause.start, end: clause.start + 'RETURN'.length }, 'WITH');
  edits.insert(clause.end, ` ${clause.kind.toUpperCase()} ${all}`);
}

/** A column that has no name of its own is named as it is written, whatever was changed in it. */
function nameColumn(analysis: Analysis, item: ProjectedItem, clause: Projection): void {
  const { alias, expression } = item;
  const given = analysis.names.get(item);
  if (given !== undefined) {
    analysis.edits.replace(item, `${analysis.edits.textOf(expression)} AS ${given}`);
    return;
  }
  if (alias !== undefined && isReserved(alias) && analysis.source(item).endsWith(alias)) {
    analysis.edits.replace({ start: item.end - alias.length, end: item.end }, quotedWord(alias));
  }
  if (alias !== undefined || expression.kind === 'variable') return;
  if (clause.kind === 'with')
    analysis.wrong(item, 'What WITH hands on needs a name: write … AS name.');
  const written = analysis.source(expression).trim();
  if (written.includes('`'))
    analysis.refuse(item, 'This engine names this column otherwise.', 'Name it: write … AS name.');
  const isNamed = !analysis.edits.touched(item) && /^[\w.]+$/.test(written);
  if (isNamed && clause.sort.length === 0) return;
  analysis.edits.replace(item, `${analysis.edits.textOf(item)} AS ${quoted(written)}`);
}
