/** Expressions of every type, over names whose types are known. */
import { labels, types } from './graphs.ts';
import type { Forms, Kind, Making } from './making.ts';
import { timeForms, timeLiterals } from './times.ts';

const keys: Partial<Record<Kind, string>> = {
  int: 'i',
  float: 'f',
  text: 's',
  flag: 'b',
  list: 'l',
  day: 'd',
  moment: 't',
  span: 'u',
  place: 'g',
  thing: 'm',
};

const literals: Partial<Record<Kind, readonly string[]>> = {
  int: ['1', '0', '2', '-1', '10', '0x1F'],
  float: ['1.5', '0.0', '-0.5', '1e3', '.25'],
  text: ["'a'", "''", "'ab'", "'B'", "'a b'", '"1"', "'1.5'"],
  flag: ['true', 'false'],
  list: ['[1, 2]', '[]', '[1, null]', '[3, 1, 2]', 'range(0, 3)'],
  day: ["date('2020-02-29')", "date('2021-01-01')"],
  map: ['{a: 1}', '{}', "{a: null, b: 'x'}"],
  ...timeLiterals,
};

/** An expression of a kind. */
export function expression(making: Making, kind: Kind): string {
  const { choices, names } = making;
  const own = names.filter((one) => one.kind === kind).map(({ name }) => name);
  const isBound = ['node', 'relationship', 'path', 'relationships', 'bag', 'way'].includes(kind);
  if (isBound) return own.length > 0 ? choices.of(own) : 'null';
  const plain = () =>
    choices.of(own.length > 0 && choices.once(2) ? own : (literals[kind] ?? ['1']));
  if (choices.once(25)) return 'null';
  if (making.depth <= 0 || choices.isSpent) return leaf(making, kind, plain);
  const deeper: Making = { ...making, depth: making.depth - 1 };
  return choices.make(
    () => leaf(making, kind, plain),
    () => choices.of([...(forms[kind] ?? []), ...(timeForms[kind] ?? [])])?.(deeper) ?? plain(),
    () => general(deeper, kind),
  );
}

/** A name, a literal, or a property of an element. */
function leaf({ choices, names, mixed }: Making, kind: Kind, plain: () => string): string {
  const elements = names.filter((one) => one.kind === 'node' || one.kind === 'relationship');
  const key = keys[kind];
  if (!key || elements.length === 0 || choices.once(3)) return plain();
  // Now and then a property of any type.
  return `${choices.of(elements).name}.${mixed && choices.once(8) ? 'm' : key}`;
}

/** Forms that give any kind. */
function general(making: Making, kind: Kind): string {
  const { choices } = making;
  const one = (of: Kind = kind) => expression(making, of);
  return choices.make(
    () => `coalesce(${one()}, ${one()})`,
    () => `CASE WHEN ${one('flag')} THEN ${one()} ELSE ${one()} END`,
    () =>
      `CASE ${one('int')} WHEN ${one('int')} THEN ${one()} WHEN > ${one('int')} THEN ${one()} END`,
    () => `(${one()})`,
    () => `head([${one()}, ${one()}])`,
    () => `[${one()}, ${one()}][${choices.of(['0', '1', '-1', '2'])}]`,
    () => `{k: ${one()}}.k`,
    () => `last([x IN [${one()}, ${one()}] WHERE x IS NOT NULL])`,
  );
}

const comparable: readonly Kind[] = [
  'int',
  'text',
  'float',
  'flag',
  'day',
  'list',
  'moment',
  'span',
  'place',
  'thing',
];

const typeNames = [
  'INTEGER',
  'STRING',
  'INTEGER NOT NULL',
  'LIST<INTEGER>',
  'BOOLEAN | INTEGER',
  'LIST<ANY>',
  'LIST<INTEGER NOT NULL>',
  'NOTHING',
  'NULL',
  'ANY NOT NULL',
  'PROPERTY VALUE',
  'MAP',
  'NODE | RELATIONSHIP',
  'DATE',
  'ZONED DATETIME | LOCAL DATETIME',
  'DURATION',
  'POINT',
];

const forms: Forms = {
  int: [
    (m) =>
      `${expression(m, 'int')} ${m.choices.of(['+', '-', '*', '%', '/'])} ${expression(m, 'int')}`,
    (m) => `size(${expression(m, m.choices.of(['text', 'list', 'bag']))})`,
    (m) => `toInteger(${expression(m, m.choices.of(['text', 'float', 'int']))})`,
    (m) => `abs(${expression(m, 'int')})`,
    (m) => `sign(${expression(m, 'float')})`,
    (m) => `${expression(m, 'list')}[${expression(m, 'int')}]`,
    (m) => `head(${expression(m, 'list')})`,
    (m) => `reduce(t = ${expression(m, 'int')}, x IN ${expression(m, 'list')} | t + x)`,
    (m) => `-${expression({ ...m, depth: 0 }, 'int')}`,
    (m) =>
      `${expression(m, 'day')}.${m.choices.of(['year', 'month', 'day', 'week', 'dayOfWeek', 'ordinalDay'])}`,
    (m) => `length(${expression(m, m.choices.of(['path', 'way']))})`,
    (m) => `size(${expression(m, 'relationships')})`,
    (m) => `duration.inDays(${expression(m, 'day')}, ${expression(m, 'day')}).days`,
    (m) => (m.subquery ? `COUNT { ${m.subquery(m.names)} }` : '1'),
    (m) => `size([${pattern(m)} | 1])`,
  ],
  float: [
    (m) =>
      `${expression(m, 'float')} ${m.choices.of(['+', '-', '*', '/'])} ${expression(m, 'float')}`,
    (m) => `${expression(m, 'int')} ${m.choices.of(['+', '*', '-'])} ${expression(m, 'float')}`,
    (m) => `toFloat(${expression(m, m.choices.of(['text', 'int']))})`,
    (m) => `${m.choices.of(['floor', 'ceil', 'round', 'abs', 'sqrt'])}(${expression(m, 'float')})`,
    (m) => `round(${expression(m, 'float')}, ${m.choices.of(['1', '0', '2'])})`,
    (m) => `${expression(m, 'int')} ^ ${m.choices.of(['2', '0', '0.5'])}`,
  ],
  text: [
    (m) => `${expression(m, 'text')} + ${expression(m, m.choices.of(['text', 'int', 'float']))}`,
    (m) => `toString(${expression(m, m.choices.of(['int', 'float', 'flag', 'day', 'text']))})`,
    (m) =>
      `${m.choices.of(['toUpper', 'toLower', 'trim', 'reverse', 'ltrim'])}(${expression(m, 'text')})`,
    (m) => `substring(${expression(m, 'text')}, ${m.choices.of(['0', '1', '2'])})`,
    (m) => `left(${expression(m, 'text')}, ${m.choices.of(['1', '0', '5'])})`,
    (m) => `replace(${expression(m, 'text')}, ${expression(m, 'text')}, 'z')`,
    (m) => `split(${expression(m, 'text')}, 'b')[0]`,
    (m) => `type(${expression(m, 'relationship')})`,
    // The first of some labels would be any of them.
    (m) =>
      `reduce(last = '', one IN labels(${expression(m, 'node')}) | CASE WHEN one > last THEN one ELSE last END)`,
    (m) => `${expression(m, 'text')} || ${expression(m, 'text')}`,
    (m) => `valueType(${expression(m, m.choices.of(comparable))})`,
  ],
  flag: [
    (m) => comparison(m),
    (m) =>
      `${expression(m, 'flag')} ${m.choices.of(['AND', 'OR', 'XOR'])} ${expression(m, 'flag')}`,
    (m) => `NOT ${expression({ ...m, depth: 0 }, 'flag')}`,
    (m) =>
      `${expression(m, m.choices.of([...comparable, 'node', 'relationship']))} IS ${m.choices.of(['', 'NOT '])}NULL`,
    (m) => `${expression(m, 'int')} IN ${expression(m, m.choices.of(['list', 'bag']))}`,
    (m) =>
      `${expression(m, 'text')} ${m.choices.of(['STARTS WITH', 'ENDS WITH', 'CONTAINS'])} ${expression(m, 'text')}`,
    (m) => `${expression(m, 'text')} =~ ${m.choices.of(["'a.*'", "'[AB]'", "'.*b'"])}`,
    (m) =>
      `${m.choices.of(['any', 'all', 'none', 'single'])}(x IN ${expression(m, 'list')} WHERE x ${m.choices.of(['>', '=', '<'])} ${expression(m, 'int')})`,
    (m) => labelTest(m),
    (m) =>
      `(${expression(m, m.choices.of([...comparable, 'map', 'node'] as const))}) IS ${m.choices.of(['', 'NOT '])}:: ${m.choices.of(typeNames)}`,
    (m) => (m.subquery ? `EXISTS { ${m.subquery(m.names)} }` : 'true'),
    (m) => (m.choices.once(6) ? pattern(m) : `exists(${pattern(m)})`),
    (m) => `isEmpty(${expression(m, m.choices.of(['text', 'list', 'map']))})`,
    (m) =>
      `any(x IN ${expression(m, 'list')} WHERE ${m.choices.of(['all', 'none', 'single'])}(y IN ${expression(m, 'list')} WHERE y ${m.choices.of(['>', '=', '<>'])} x))`,
    (m) => `toBooleanOrNull(${expression(m, 'thing')})`,
    (m) => `${expression(m, 'thing')} IN [${expression(m, 'thing')}, ${expression(m, 'int')}]`,
  ],
  list: [
    (m) => `[x IN ${expression(m, 'list')} WHERE x > ${expression(m, 'int')} | x * 2]`,
    (m) => `${expression(m, 'list')} + ${expression(m, m.choices.of(['list', 'int']))}`,
    (m) => `${expression(m, 'list')}[${m.choices.of(['0..1', '1..', '..-1', '-2..'])}]`,
    (m) => `tail(${expression(m, 'list')})`,
    (m) => `reverse(${expression(m, 'list')})`,
    (m) => `range(${expression({ ...m, depth: 0 }, 'int')} % 5, ${m.choices.of(['3', '0', '5'])})`,
    (m) => `[${expression(m, 'int')}, ${expression(m, 'int')}]`,
    (m) => `[x IN nodes(${expression(m, 'path')}) | x.i]`,
    (m) => `[x IN ${expression(m, 'relationships')} | x.i]`,
    (m) => `${expression(m, 'list')}[${expression(m, 'int')}..${expression(m, 'int')}]`,
    (m) => `${expression(m, 'list')} || ${expression(m, 'list')}`,
    (m) =>
      `COLLECT { UNWIND ${expression(m, 'list')} AS v RETURN v ORDER BY v${m.choices.of(['', ' DESC'])} }`,
    (m) => `toIntegerList([${expression(m, 'text')}, ${expression(m, 'float')}])`,
  ],
  day: [
    (m) =>
      `${expression(m, 'day')} ${m.choices.of(['+', '-'])} duration({${m.choices.of(['days', 'months', 'weeks', 'years'])}: ${expression({ ...m, depth: 0 }, 'int')} % 50})`,
    (m) =>
      `date.truncate('${m.choices.of(['month', 'year', 'week', 'quarter'])}', ${expression(m, 'day')})`,
    (m) =>
      `date({year: 2020, month: ${m.choices.of(['1', '2', '12'])}, day: ${m.choices.of(['1', '29', '28'])}})`,
  ],
  thing: [
    (m) => `[${expression(m, 'int')}, ${expression(m, 'text')}][${expression(m, 'int')}]`,
    (m) => `${expression(m, 'thing')} + ${expression(m, 'thing')}`,
    (m) => `${expression(m, 'map')}[${expression(m, 'text')}]`,
    (m) => `${expression(m, 'map')}.a`,
    (m) => `nullIf(${expression(m, 'thing')}, ${expression(m, 'int')})`,
    (m) => expression(m, m.choices.of(['int', 'text', 'flag', 'list', 'day', 'map'])),
  ],
  map: [
    (m) => `{a: ${expression(m, 'int')}, b: ${expression(m, 'text')}}`,
    (m) => `properties(${expression(m, 'node')})`,
    (m) => `{x: ${expression(m, 'thing')}, y: [${expression(m, 'thing')}]}`,
    (m) => projectionOf(m),
  ],
};

function comparison(making: Making): string {
  const { choices } = making;
  const kind = choices.of([...comparable, 'node', 'map'] as const);
  // Now and then two kinds that cannot be compared.
  const other = choices.once(8) ? choices.of(comparable) : kind;
  const operator = choices.of(['=', '<>', '<', '>', '<=', '>=']);
  return `${expression(making, kind)} ${operator} ${expression(making, other)}`;
}

function projectionOf(making: Making): string {
  const elements = making.names.filter((one) => one.kind === 'node' || one.kind === 'relationship');
  if (elements.length === 0) return '{a: 1}';
  const { name } = making.choices.of(elements);
  return `${name} {${making.choices.of(['.i', '.*', '.s, .nowhere'])}, z: ${expression(making, 'int')}}`;
}

function labelTest(making: Making): string {
  const nodes = making.names.filter((one) => one.kind === 'node');
  if (nodes.length === 0) return 'true';
  const { name } = making.choices.of(nodes);
  return `${name}:${making.choices.of(['A', 'A|B', 'A&B', '!C', '%', 'A&!B', '(A|B)&C'])}`;
}

/** A pattern that names nothing new. */
function pattern(making: Making): string {
  const { choices, names } = making;
  const nodes = names.filter((one) => one.kind === 'node');
  const start = nodes.length === 0 ? '' : choices.of(nodes).name;
  const end = nodes.length > 0 && choices.once(4) ? choices.of(nodes).name : '';
  const label = choices.once(2) && !end ? `:${choices.of(labels)}` : '';
  const type = choices.once(2) ? `[:${choices.of(types)}${choices.of(['', '*1..2'])}]` : '';
  const arrow = choices.of([`-${type}->`, `<-${type}-`, `-${type}-`]);
  return `(${start})${arrow}(${end}${label})`;
}
