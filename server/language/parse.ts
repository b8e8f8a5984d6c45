/**
 * Parses read queries into a tree. It is no judge: what it does not know (`NotKnown`) may still be
 * right, and what it lets through may still be wrong; the store decides.
 */
import type { Clause, Place, ProjectedItem, Projection, Query, SortItem } from './ast.ts';
import { Cursor } from './cursor.ts';
import { expression } from './parse-expression.ts';
import { pathPattern } from './parse-pattern.ts';

/** Throws `NotKnown` with the place of the first token that it does not know. */
export function parse(query: string): Query {
  const cursor = new Cursor(query, { expression, subquery });
  const parsed = queryOf(cursor);
  cursor.accept(';');
  if (cursor.peek()) throw cursor.notKnown();
  return parsed;
}

/** The inside of `{ … }` after EXISTS, COUNT, COLLECT or CALL; takes the closing brace. */
function subquery(cursor: Cursor): Query {
  return cursor.deeper(() => {
    const { start } = cursor;
    const bare = cursor.attempt((): Query | undefined => {
      const from = cursor.start;
      const patterns = cursor.list(() => pathPattern(cursor));
      const whereStart = cursor.start;
      const where = cursor.accept('where') ? expression(cursor) : undefined;
      const end = cursor.end;
      if (!cursor.accept('}')) return undefined;
      const clause: Clause = {
        kind: 'match',
        optional: false,
        patterns,
        where,
        whereStart,
        start: from,
        end,
      };
      return { parts: [[clause]], unionDistinct: [], start, end };
    });
    if (bare) return bare;
    const query = queryOf(cursor);
    cursor.expect('}');
    return query;
  });
}

function queryOf(cursor: Cursor): Query {
  const { start } = cursor;
  const parts = [clauses(cursor)];
  const unionDistinct = [];
  while (cursor.accept('union')) {
    const from = cursor.start;
    if (cursor.accept('distinct')) unionDistinct.push({ start: from, end: cursor.end });
    else cursor.accept('all');
    parts.push(clauses(cursor));
  }
  return { parts, unionDistinct, start, end: cursor.end };
}

function clauses(cursor: Cursor): Clause[] {
  const list: Clause[] = [];
  while (cursor.peek() && !cursor.is('union') && !cursor.is('}') && !cursor.is(';')) {
    list.push(clause(cursor));
  }
  if (list.length === 0) throw cursor.notKnown();
  return list;
}

function clause(cursor: Cursor): Clause {
  const { start } = cursor;
  const place = () => ({ start, end: cursor.end });
  if (cursor.is('match') || cursor.is('optional', 'match')) return match(cursor);
  if (cursor.accept('unwind')) {
    const list = expression(cursor);
    cursor.expect('as');
    return { kind: 'unwind', list, variable: cursor.name(), ...place() };
  }
  if (cursor.accept('return')) return projection(cursor, 'return', start);
  if (cursor.accept('with')) return projection(cursor, 'with', start);
  if (cursor.accept('finish')) return { kind: 'finish', ...place() };
  if (cursor.accept('use')) {
    cursor.name();
    while (cursor.accept('.')) cursor.name();
    return { kind: 'use', ...place() };
  }
  const optional = cursor.accept('optional');
  cursor.expect('call');
  if (cursor.is('{') || cursor.is('(')) return callSubquery(cursor, start, optional);
  return procedure(cursor, start);
}

function match(cursor: Cursor): Clause {
  const { start } = cursor;
  const optional = cursor.accept('optional');
  cursor.expect('match');
  const patterns = cursor.list(() => pathPattern(cursor));
  const hints = cursor.is('using') ? hintsOf(cursor) : undefined;
  const whereStart = cursor.start;
  const where = cursor.accept('where') ? expression(cursor) : undefined;
  return { kind: 'match', optional, patterns, hints, where, whereStart, start, end: cursor.end };
}

/** `USING INDEX n:Label(name)` and its kin, which say how to look, not what to find. */
function hintsOf(cursor: Cursor): Place {
  const { start } = cursor;
  while (cursor.accept('using')) {
    if (!['index', 'scan', 'join', 'text', 'range', 'point'].some((word) => cursor.is(word)))
      throw cursor.notKnown();
    while (cursor.peek() && !afterHints.some((word) => cursor.is(word))) cursor.next();
  }
  return { start, end: cursor.end };
}

const afterHints =
  'using where match optional unwind with return call union order skip limit finish ; }'.split(' ');

function projection(cursor: Cursor, kind: 'with' | 'return', start: number): Projection {
  const distinct = cursor.accept('distinct');
  const starStart = cursor.start;
  const star = cursor.accept('*');
  const starPlace = star ? { start: starStart, end: cursor.end } : undefined;
  const items = star && !cursor.accept(',') ? [] : cursor.list(() => projectedItem(cursor));
  const sort = cursor.accept('order', 'by') ? cursor.list(() => sortItem(cursor)) : [];
  const skipStart = cursor.start;
  const isOffset = cursor.accept('offset');
  const offset = isOffset ? { start: skipStart, end: cursor.end } : undefined;
  const skip = isOffset || cursor.accept('skip') ? expression(cursor) : undefined;
  const limit = cursor.accept('limit') ? expression(cursor) : undefined;
  const whereStart = cursor.start;
  const where = kind === 'with' && cursor.accept('where') ? expression(cursor) : undefined;
  return {
    kind,
    distinct,
    star,
    starPlace,
    items,
    sort,
    skip,
    offset,
    limit,
    where,
    whereStart,
    start,
    end: cursor.end,
  };
}

function projectedItem(cursor: Cursor): ProjectedItem {
  const { start } = cursor;
  const projected = expression(cursor);
  const alias = cursor.accept('as') ? cursor.name() : undefined;
  return { expression: projected, alias, start, end: cursor.end };
}

function sortItem(cursor: Cursor): SortItem {
  const sorted = expression(cursor);
  for (const word of ['asc', 'ascending', 'desc', 'descending']) if (cursor.accept(word)) break;
  return { expression: sorted };
}

function callSubquery(cursor: Cursor, start: number, optional: boolean): Clause {
  let imports: 'all' | 'none' | string[] | 'with' = 'with';
  if (cursor.accept('(')) {
    if (cursor.accept('*')) imports = 'all';
    else imports = cursor.is(')') ? 'none' : cursor.list(() => cursor.name());
    cursor.expect(')');
  }
  cursor.expect('{');
  const query = subquery(cursor);
  let inTransactions = false;
  if (cursor.accept('in')) {
    inTransactions = true;
    while (
      cursor.peek() &&
      !['return', 'with', 'match', 'call', 'unwind'].some((word) => cursor.is(word))
    ) {
      cursor.next();
    }
  }
  return { kind: 'call', query, imports, optional, inTransactions, start, end: cursor.end };
}

function procedure(cursor: Cursor, start: number): Clause {
  const names = [cursor.name()];
  while (cursor.accept('.')) names.push(cursor.name());
  const args = cursor.accept('(')
    ? cursor.is(')')
      ? []
      : cursor.list(() => expression(cursor))
    : [];
  if (cursor.is(')')) cursor.next();
  let yields: { name: string; alias: string }[] | 'all' = 'all';
  if (cursor.accept('yield') && !cursor.accept('*')) {
    yields = cursor.list(() => {
      const name = cursor.name();
      return { name, alias: cursor.accept('as') ? cursor.name() : name };
    });
  }
  const where = cursor.accept('where') ? expression(cursor) : undefined;
  return { kind: 'procedure', name: names.join('.'), args, yields, where, start, end: cursor.end };
}
