/** Tests of a value's type and of a text's form: `IS :: LIST<INTEGER NOT NULL>`, `IS NORMALIZED`. */
import type { Expression, NormalForm, TypeName } from './ast.ts';
import { type Cursor, Mistake } from './cursor.ts';

/** Names of types as they may be written, each with the name that it stands for. */
const typeNames: [written: string, name: string][] = [
  ['nothing', 'NOTHING'],
  ['null', 'NULL'],
  ['boolean', 'BOOLEAN'],
  ['bool', 'BOOLEAN'],
  ['varchar', 'STRING'],
  ['string', 'STRING'],
  ['signed integer', 'INTEGER'],
  ['integer', 'INTEGER'],
  ['int', 'INTEGER'],
  ['float', 'FLOAT'],
  ['date', 'DATE'],
  ['local time', 'LOCAL TIME'],
  ['local datetime', 'LOCAL DATETIME'],
  ['zoned time', 'ZONED TIME'],
  ['zoned datetime', 'ZONED DATETIME'],
  ['time without timezone', 'LOCAL TIME'],
  ['time without time zone', 'LOCAL TIME'],
  ['time with timezone', 'ZONED TIME'],
  ['time with time zone', 'ZONED TIME'],
  ['timestamp without timezone', 'LOCAL DATETIME'],
  ['timestamp without time zone', 'LOCAL DATETIME'],
  ['timestamp with timezone', 'ZONED DATETIME'],
  ['timestamp with time zone', 'ZONED DATETIME'],
  ['duration', 'DURATION'],
  ['point', 'POINT'],
  ['node', 'NODE'],
  ['vertex', 'NODE'],
  ['any node', 'NODE'],
  ['any vertex', 'NODE'],
  ['relationship', 'RELATIONSHIP'],
  ['edge', 'RELATIONSHIP'],
  ['any relationship', 'RELATIONSHIP'],
  ['any edge', 'RELATIONSHIP'],
  ['map', 'MAP'],
  ['any map', 'MAP'],
  ['path', 'PATH'],
  ['paths', 'PATH'],
  ['any path', 'PATH'],
  ['property value', 'PROPERTY VALUE'],
  ['any property value', 'PROPERTY VALUE'],
  ['any value', 'ANY'],
  ['any', 'ANY'],
];

const longestFirst = [...typeNames].sort(
  ([one], [other]) => other.split(' ').length - one.split(' ').length,
);

/** After a value: `IS [NOT] :: type`, `IS [NOT] TYPED type`, `:: type`, `IS [NOT] NORMALIZED`. */
export function typeTest(cursor: Cursor, of: Expression): Expression {
  const { start } = cursor;
  const place = () => ({
    toldPlace: { start, end: cursor.end },
    start: of.start,
    end: cursor.end,
  });
  let not = false;
  if (cursor.accept('is')) {
    not = cursor.accept('not');
    if (!cursor.accept('::') && !cursor.accept('typed')) {
      const form = normalForm(cursor) ?? 'NFC';
      cursor.expect('normalized');
      return { kind: 'is-normalized', of, not, form, ...place() };
    }
  } else cursor.expect('::');
  return { kind: 'type-test', of, not, type: unionType(cursor), ...place() };
}

/** NFC, NFD, NFKC or NFKD, when one comes next. */
export function normalForm(cursor: Cursor): NormalForm | undefined {
  return (['NFC', 'NFD', 'NFKC', 'NFKD'] as const).find((form) => cursor.accept(form));
}

function unionType(cursor: Cursor): TypeName {
  const { start } = cursor;
  const types = [oneType(cursor)];
  while (cursor.isLabelBar()) {
    cursor.next();
    types.push(oneType(cursor));
  }
  const [only] = types;
  if (types.length === 1 && only) return only;
  const notNull = new Set(types.flatMap((type) => ('name' in type ? [type.notNull] : [])));
  if (notNull.size > 1) {
    throw new Mistake(
      'All types in a Closed Dynamic Union must be nullable, or be appended with `NOT NULL`',
      { start, end: cursor.end },
    );
  }
  return { union: types };
}

function oneType(cursor: Cursor): TypeName {
  let type = bareType(cursor);
  for (;;) {
    if ('name' in type && cursor.accept('not', 'null')) type = { ...type, notNull: true };
    else if ('name' in type && cursor.accept('!')) type = { ...type, notNull: true };
    else if (cursor.accept('list') || cursor.accept('array'))
      type = { name: 'LIST', inner: type, notNull: false };
    else return type;
  }
}

function bareType(cursor: Cursor): TypeName {
  if (cursor.is('list') || cursor.is('array')) {
    cursor.next();
    if (!cursor.accept('<')) throw cursor.notKnown();
    return { name: 'LIST', inner: innerType(cursor), notNull: false };
  }
  if (cursor.accept('any', '<') || cursor.accept('any', 'value', '<')) return innerType(cursor);
  const found = longestFirst.find(([written]) => cursor.accept(...written.split(' ')));
  if (!found) throw cursor.notKnown();
  return { name: found[1], notNull: false };
}

/** The type between `<` and `>` of a list. */
function innerType(cursor: Cursor): TypeName {
  const type = cursor.deeper(() => unionType(cursor));
  cursor.expect('>');
  return type;
}
