/** CALL of a subquery or a procedure. */
import type { Clause, TextPlace } from './ast.ts';
import type { Cursor } from './cursor.ts';

/** `CALL (a, b) { … }`, after CALL. */
export function callSubquery(cursor: Cursor, start: number, optional: boolean): Clause {
  let imports: 'all' | 'none' | string[] | 'with' = 'with';
  const importPlaces: TextPlace[] = [];
  if (cursor.accept('(')) {
    if (cursor.accept('*')) imports = 'all';
    else if (cursor.is(')')) imports = 'none';
    else {
      imports = cursor.list(() => {
        const { variable, variablePlace } = cursor.placedName();
        importPlaces.push(variablePlace);
        return variable;
      });
    }
    cursor.expect(')');
  }
  cursor.expect('{');
  const query = cursor.subquery(false);
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
  const place = { start, end: cursor.end };
  return { kind: 'call', query, imports, importPlaces, optional, inTransactions, ...place };
}

/** `CALL db.labels() YIELD label`, after CALL. */
export function procedure(cursor: Cursor, start: number, optional: boolean): Clause {
  const nameStart = cursor.start;
  const names = [cursor.name()];
  while (cursor.accept('.')) names.push(cursor.name());
  const namePlace = { start: nameStart, end: cursor.end };
  const hasArgs = cursor.accept('(');
  const args = hasArgs && !cursor.is(')') ? cursor.list(() => cursor.expression()) : [];
  if (hasArgs) cursor.expect(')');
  const yielding = cursor.accept('yield');
  const yields =
    yielding && !cursor.accept('*') ? cursor.list(() => yielded(cursor)) : ('all' as const);
  const where = yielding && cursor.accept('where') ? cursor.expression() : undefined;
  const called = { name: names.join('.'), namePlace, args, hasArgs, yields, yielding, where };
  return { kind: 'procedure', ...called, optional, start, end: cursor.end };
}

function yielded(cursor: Cursor) {
  const { start } = cursor;
  const name = cursor.name();
  const own = { variable: name, variablePlace: { start, end: cursor.end } };
  const { variable: alias, variablePlace: aliasPlace } = cursor.accept('as')
    ? cursor.placedName()
    : own;
  return { name, alias, aliasPlace, start, end: cursor.end };
}
