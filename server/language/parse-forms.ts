/** Expressions with a form of their own: trim(BOTH …), reduce(… | …), CASE, maps. */
import type { Expression, MapEntry, ProjectionItem, TextPlace, When } from './ast.ts';
import { type Cursor, Mistake } from './cursor.ts';
import { unquoted } from './lexer.ts';
import { normalForm } from './parse-types.ts';

/** `trim(BOTH 'x' FROM text)`: a mode, what is taken off, and the text; else nothing. */
export function trimOf(cursor: Cursor, place: () => TextPlace): Expression | undefined {
  const { start } = cursor;
  const name = cursor.name().toLowerCase();
  const namePlace = { start, end: cursor.end };
  cursor.expect('(');
  const mode = (['both', 'leading', 'trailing'] as const).find((word) => cursor.accept(word));
  const letters = cursor.is('from') ? [] : [cursor.expression()];
  if (!cursor.accept('from')) return undefined;
  const args = [...letters, cursor.expression()];
  cursor.expect(')');
  const written = { distinct: false, star: false, special: true, mode: mode ?? 'both' } as const;
  return { kind: 'call', name, namePlace, args, ...written, ...place() };
}

/** `normalize(text, NFD)`: the form is given as a text. */
export function normalizeOf(cursor: Cursor, place: () => TextPlace): Expression {
  const { start } = cursor;
  const name = cursor.name();
  const namePlace = { start, end: cursor.end };
  cursor.expect('(');
  const args = [cursor.expression()];
  if (cursor.accept(',')) {
    const from = cursor.start;
    const form = normalForm(cursor);
    if (!form) {
      const place = cursor.peek() ?? { start: from, end: from };
      throw new Mistake('Invalid normal form, expected NFC, NFD, NFKC, NFKD', place);
    }
    args.push({ kind: 'literal', type: 'string', value: form, start: from, end: cursor.end });
  }
  cursor.expect(')');
  return { kind: 'call', name, namePlace, args, distinct: false, star: false, ...place() };
}

/** `[0]` or `[1..3]` after a value. */
export function indexOrSlice(cursor: Cursor, of: Expression): Expression {
  const bracket = cursor.next();
  const inside = cursor.start;
  const place = (at: number) => ({
    toldPlace: { start: at, end: cursor.end },
    start: of.start,
    end: cursor.end,
  });
  const bound = () => (cursor.is(']') ? undefined : cursor.expression());
  const from = cursor.is('..') ? undefined : cursor.expression();
  if (cursor.accept('..')) {
    const to = bound();
    cursor.expect(']');
    const placed = place(bracket.start);
    if (!from && !to)
      throw new Mistake(
        'The start or end (or both) is required for a collection slice',
        placed.toldPlace,
      );
    return { kind: 'slice', of, from, to, ...placed };
  }
  cursor.expect(']');
  if (!from) throw cursor.notKnown();
  return { kind: 'index', of, at: from, ...place(inside) };
}

/** The name of a parameter, which is taken. */
export function parameterName(cursor: Cursor): string {
  const { text } = cursor.next();
  return text.startsWith('`') ? unquoted(text.slice(1, -1)) : text;
}

export function reduce(cursor: Cursor, place: () => TextPlace): Expression {
  cursor.expect('reduce', '(');
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

export function caseOf(
  cursor: Cursor,
  place: () => TextPlace,
  condition: (cursor: Cursor) => Expression,
): Expression {
  cursor.expect('case');
  const of = cursor.is('when') ? undefined : cursor.expression();
  const whens: When[] = [];
  while (whens.length === 0 || cursor.is('when')) {
    cursor.expect('when');
    const conditions = of ? cursor.list(() => condition(cursor)) : [cursor.expression()];
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

export function map(cursor: Cursor, place: () => TextPlace): Expression {
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
