/**
 * Parses reading Cypher 5 into a tree. What it does not know is a slip or more than reading; what it
 * lets through may still be wrong in meaning.
 */
import type { Clause, QueryTree, TextPlace } from './ast.ts';
import { Cursor } from './cursor.ts';
import type { Hint } from './hint.ts';
import { isWord } from './lexer.ts';
import { callSubquery, procedure } from './parse-call.ts';
import { atom, expression } from './parse-expression.ts';
import { pathPattern } from './parse-pattern.ts';
import { projection } from './parse-projection.ts';
import { splitPrefix } from './prefix.ts';

/** Throws `NotKnown` with the place of the first token that it does not know. */
export function parse(query: string): QueryTree {
  const { optionsEnd, query: text } = splitPrefix(query);
  const cursor = new Cursor(text, { expression, value: atom, subquery });
  while ((cursor.peek()?.start ?? optionsEnd) < optionsEnd) cursor.next();
  const parsed = queryOf(cursor);
  cursor.accept(';');
  if (cursor.peek()) throw cursor.notKnown();
  return parsed;
}

/** The inside of `{ … }` after EXISTS, COUNT, COLLECT or CALL; takes the closing brace. */
function subquery(cursor: Cursor, mayBeBare: boolean): QueryTree {
  return cursor.deeper(() => {
    const { start } = cursor;
    const bare = cursor.attempt((): QueryTree | undefined => {
      if (!mayBeBare) return undefined;
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
      return { parts: [[clause]], unions: [], unionPlaces: [], unionDistinct: [], start, end };
    });
    if (bare) return bare;
    const query = queryOf(cursor);
    cursor.expect('}');
    return query;
  });
}

function queryOf(cursor: Cursor): QueryTree {
  const { start } = cursor;
  const parts = [clauses(cursor)];
  const unions: QueryTree['unions'] = [];
  const unionPlaces: TextPlace[] = [];
  const unionDistinct = [];
  while (cursor.is('union')) {
    const { start: at, end } = cursor.next();
    unionPlaces.push({ start: at, end });
    const from = cursor.start;
    if (cursor.accept('distinct')) unionDistinct.push({ start: from, end: cursor.end });
    unions.push(cursor.accept('all') ? 'all' : 'distinct');
    parts.push(clauses(cursor));
  }
  return { parts, unions, unionPlaces, unionDistinct, start, end: cursor.end };
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
    return { kind: 'unwind', list, ...cursor.placedName(), ...place() };
  }
  if (cursor.accept('return')) return projection(cursor, 'return', start);
  if (cursor.accept('with')) return projection(cursor, 'with', start);
  if (['order', 'skip', 'offset', 'limit'].some((word) => cursor.is(word)))
    return projection(cursor, 'bare', start);
  if (cursor.accept('finish')) return { kind: 'finish', ...place() };
  if (cursor.accept('use')) {
    cursor.accept('graph');
    expression(cursor);
    return { kind: 'use', ...place() };
  }
  const optional = cursor.accept('optional');
  cursor.expect('call');
  if (cursor.is('{') || cursor.is('(')) return callSubquery(cursor, start, optional);
  return procedure(cursor, start, optional);
}

function match(cursor: Cursor): Clause {
  const { start } = cursor;
  const optional = cursor.accept('optional');
  cursor.expect('match');
  const mode = matchMode(cursor);
  const patterns = cursor.list(() => pathPattern(cursor));
  const found = cursor.is('using') ? hintsOf(cursor) : {};
  const whereStart = cursor.start;
  const where = cursor.accept('where') ? expression(cursor) : undefined;
  const place = { whereStart, start, end: cursor.end };
  return { kind: 'match', optional, mode, patterns, ...found, where, ...place };
}

/** `DIFFERENT RELATIONSHIPS`, `REPEATABLE ELEMENTS`. */
function matchMode(cursor: Cursor): TextPlace | undefined {
  const { start } = cursor;
  const first = cursor.peek();
  const [, follow] = modes.find(([word]) => isWord(first, word)) ?? [];
  if (!follow?.some((word) => isWord(cursor.peek(1), word))) return undefined;
  cursor.next();
  cursor.next();
  cursor.accept('bindings');
  return { start, end: cursor.end };
}

const modes: [string, string[]][] = [
  ['repeatable', ['element', 'elements']],
  ['different', ['relationship', 'relationships']],
];

/** `USING INDEX n:Label(name)` and the like, which say how to look, not what to find. */
function hintsOf(cursor: Cursor): Pick<Extract<Clause, { kind: 'match' }>, 'hints' | 'hinted'> {
  const { start } = cursor;
  const hinted: Hint[] = [];
  while (cursor.accept('using')) {
    if (cursor.accept('join')) {
      cursor.expect('on');
      hinted.push(...cursor.list(() => ({ name: cursor.name() })));
      continue;
    }
    const isScan = cursor.accept('scan');
    let isText = false;
    if (!isScan) {
      isText = cursor.accept('text');
      if (!isText) for (const kind of ['range', 'point']) if (cursor.accept(kind)) break;
      cursor.expect('index');
      cursor.accept('seek');
    }
    const name = cursor.name();
    cursor.expect(':');
    const label = cursor.name();
    if (isScan) {
      hinted.push({ name, label });
      continue;
    }
    cursor.expect('(');
    hinted.push({ name, label, keys: cursor.list(() => cursor.name()), isText });
    cursor.expect(')');
  }
  return { hints: { start, end: cursor.end }, hinted };
}
