/** Expressions with a form of their own: IS ::, trim(BOTH …), reduce(… | …), CASE, maps. */
import type { Expression, MapEntry, Place, ProjectionItem, When } from './ast.ts';
import type { Cursor } from './cursor.ts';

export function typeTest(cursor: Cursor, of: Expression): Expression {
  if (cursor.accept('is')) {
    cursor.accept('not');
    if (!cursor.accept('::') && !cursor.accept('typed')) {
      cursor.accept('nfc');
      cursor.accept('normalized');
      return { kind: 'type-test', of, start: of.start, end: cursor.end };
    }
  } else cursor.expect('::');
  const word = () =>
    [
      'and',
      'or',
      'xor',
      'as',
      'then',
      'else',
      'end',
      'order',
      'limit',
      'return',
      'with',
      'match',
      'union',
      'skip',
      'where',
      'when',
      'optional',
      'unwind',
      'call',
    ].some((stop) => cursor.is(stop));
  while (cursor.isName() && !word()) {
    cursor.next();
    if (cursor.accept('<')) {
      while (!cursor.accept('>')) cursor.next();
    }
    cursor.accept('|');
  }
  return { kind: 'type-test', of, start: of.start, end: cursor.end };
}

/** `trim(BOTH 'x' FROM text)`: the text first, then what is taken off. */
export function trimOf(cursor: Cursor, place: () => Place): Expression {
  const { start } = cursor;
  const name = cursor.name();
  const namePlace = { start, end: cursor.end };
  cursor.expect('(');
  cursor.next();
  const letters = cursor.is('from') ? [] : [cursor.expression()];
  cursor.expect('from');
  const args = [cursor.expression(), ...letters];
  cursor.expect(')');
  return {
    kind: 'call',
    name,
    namePlace,
    args,
    distinct: false,
    star: false,
    special: true,
    ...place(),
  };
}

export function reduce(cursor: Cursor, place: () => Place): Expression {
  const accumulator = cursor.name();
  cursor.expect('=');
  const initial = cursor.expression();
  cursor.expect(',');
  const variable = cursor.name();
  cursor.expect('in');
  const list = cursor.expression();
  cursor.expect('|');
  const step = cursor.expression();
  cursor.expect(')');
  return { kind: 'reduce', accumulator, initial, variable, list, step, ...place() };
}

export function caseOf(cursor: Cursor, place: () => Place): Expression {
  cursor.expect('case');
  const of = cursor.is('when') ? undefined : cursor.expression();
  const whens: When[] = [];
  while (whens.length === 0 || cursor.is('when')) {
    cursor.expect('when');
    const conditions = cursor.list(() => cursor.expression());
    cursor.expect('then');
    whens.push({ conditions, result: cursor.expression() });
  }
  const otherwise = cursor.accept('else') ? cursor.expression() : undefined;
  cursor.expect('end');
  return { kind: 'case', of, whens, otherwise, ...place() };
}

export function isProjection(cursor: Cursor): boolean {
  const [first, second] = [cursor.peek(1), cursor.peek(2)];
  if (first?.text === '.' || first?.text === '}') return true;
  return cursor.isName(1) && [':', ',', '}'].includes(second?.text ?? '');
}

export function projectionItems(cursor: Cursor): ProjectionItem[] {
  cursor.expect('{');
  if (cursor.accept('}')) return [];
  const items = cursor.list((): ProjectionItem => {
    const { start } = cursor;
    const place = () => ({ start, end: cursor.end });
    if (cursor.accept('.')) {
      if (cursor.accept('*')) return { kind: 'all', ...place() };
      return { kind: 'property', name: cursor.name(), ...place() };
    }
    const key = cursor.name();
    if (!cursor.accept(':')) return { kind: 'variable', name: key, ...place() };
    return { kind: 'entry', key, value: cursor.expression(), ...place() };
  });
  cursor.expect('}');
  return items;
}

export function map(cursor: Cursor, place: () => Place): Expression {
  if (cursor.accept('}')) return { kind: 'map', entries: [], ...place() };
  const entries = cursor.list((): MapEntry => {
    const from = cursor.start;
    const key = cursor.name();
    const keyPlace = { start: from, end: cursor.end };
    cursor.expect(':');
    return { key, keyPlace, value: cursor.expression() };
  });
  cursor.expect('}');
  return { kind: 'map', entries, ...place() };
}
