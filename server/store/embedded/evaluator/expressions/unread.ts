/** What EXISTS and COUNT { } return that nobody reads: Neo4j does not compute it. */
import type { Clause, Expression, ProjectionBody, QueryTree } from '../../../../language/ast.ts';
import { callsAggregate } from './names.ts';

/** The query without the values of its last RETURN, where these change neither rows nor their number. */
export function withoutUnread(query: QueryTree, name: 'exists' | 'count'): QueryTree {
  if (query.unions.includes('distinct') || (name === 'count' && query.parts.length > 1))
    return query;
  return { ...query, parts: query.parts.map((part) => shortened(part, name)) };
}

function shortened(part: Clause[], name: 'exists' | 'count'): Clause[] {
  const last = part.at(-1);
  if (last?.kind !== 'return' || !isPlain(last)) return part;
  const before = part.slice(0, -1);
  // A WITH whose names are read no more only renames rows.
  while (name === 'exists' && isBare(before.at(-1))) before.pop();
  const items = last.items.map((item) => ({ ...item, expression: nothing(item.expression) }));
  return [...before, { ...last, items }];
}

function isBare(clause: Clause | undefined): boolean {
  if (clause?.kind !== 'with') return false;
  return isPlain(clause) && !clause.where && !clause.skip && !clause.limit;
}

function isPlain(clause: ProjectionBody): boolean {
  const { distinct, star, sort, items } = clause;
  return !distinct && !star && sort.length === 0 && !callsAggregate(items);
}

const nothing = ({ start, end }: Expression): Expression => ({
  kind: 'literal',
  type: 'null',
  value: 'null',
  start,
  end,
});
