/** Values are compared, ordered, grouped and calculated with as Neo4j 5.26 does. */
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  DateValue,
  DurationValue,
  divide,
  equals,
  floatText,
  groupKey,
  groupKeyOf,
  isOfType,
  lessOrEqual,
  lessThan,
  modulo,
  multiply,
  nanKeys,
  negate,
  order,
  PointValue,
  power,
  subtract,
  TimeValue,
  type Value,
  valueTypeText,
} from '../../server/store/embedded/evaluator/values/index.ts';

const day = new DurationValue(0n, 1n, 0n, 0);
const hours = new DurationValue(0n, 0n, 86_400n, 0);
const map = (entries: Record<string, Value>) => new Map(Object.entries(entries));
const maxInteger = 2n ** 63n - 1n;

describe('equality', () => {
  test.each<[Value, Value, boolean | null]>([
    [1n, 1, true],
    [1n, '1', false],
    [null, null, null],
    [Number.NaN, Number.NaN, false],
    [[1n, null], [1n, 2n], null],
    [[1n, null], [2n, null], false],
    [[1n, null], [1n], false],
    [map({ a: 1n, b: null }), map({ a: 1, b: 2n }), null],
    [map({ a: 1n, b: null }), map({ a: 2n, b: null }), false],
    [map({ a: null }), map({ b: null }), false],
    [2n ** 53n + 1n, 2 ** 53, false],
    [maxInteger, 2 ** 63, true],
    [day, hours, false],
    [new TimeValue(0, 0), new TimeValue(3_600_000_000_000, 3600), false],
    [new PointValue('cartesian', [1, 2]), new PointValue('wgs-84', [1, 2]), false],
  ])('%o = %o', (a, b, expected) => {
    expect(equals(a, b)).toBe(expected);
    expect(equals(b, a)).toBe(expected);
  });
});

describe('comparison', () => {
  test.each<[Value, Value, boolean | null]>([
    [1n, 1.5, true],
    [1n, 'a', null],
    [1n, Number.NaN, false],
    [Number.NaN, 'a', null],
    [[1n, 2n], [1n, 3n], true],
    [[1n], [1n, 2n], true],
    [[1n, 2n], [1n, null], null],
    [[Number.NaN], [1n], null],
    [map({ a: 1n }), map({ a: 2n }), true],
    [day, new DurationValue(0n, 2n, 0n, 0), null],
    [day, day, null],
    [new DateValue(1), new DateValue(2), true],
    [false, true, true],
    ['\uFFFD', '\u{1F600}', true],
  ])('%o < %o', (a, b, expected) => {
    expect(lessThan(a, b)).toBe(expected);
  });

  test('what has no order can still be equal', () => {
    expect(lessOrEqual(day, day)).toBe(true);
    expect(lessOrEqual(day, hours)).toBe(null);
    expect(compare(1n, Number.NaN)).toBeNaN();
  });
});

test('all values have an order, null last', () => {
  const ordered: Value[] = [
    map({}),
    map({ B: 1n }),
    map({ a: 'x' }),
    map({ a: 1n }),
    map({ a: 0n, b: 1n }),
    [],
    [map({})],
    ['a'],
    [1n],
    [1n, 2n],
    [null],
    new PointValue('wgs-84', [0, 0]),
    new PointValue('cartesian', [0, 0]),
    new DateValue(0),
    new TimeValue(7_200_000_000_000, 7200),
    new TimeValue(3_600_000_000_000, 0),
    hours,
    day,
    '',
    'B',
    'a',
    '\uFFFD',
    '\u{1F600}',
    false,
    true,
    -1n,
    -0,
    0,
    2n ** 53n + 1n,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    null,
  ];
  expect([...ordered].reverse().sort(order)).toEqual(ordered);
});

describe('groups', () => {
  test.each<[Value, Value]>([
    [1n, 1],
    [0, -0],
    [null, null],
    [
      [1n, null],
      [1, null],
    ],
    [map({ a: 1n, b: 2n }), map({ b: 2, a: 1 })],
    [2n ** 60n, 2 ** 60],
    [[2n ** 60n], [2 ** 60]],
  ])('%o and %o are one', (a, b) => {
    expect(groupKey(a)).toBe(groupKey(b));
    expect(groupKeyOf([a, 'x'])).toBe(groupKeyOf([b, 'x']));
  });

  test.each<[Value, Value]>([
    [1n, '1'],
    [null, 'null'],
    [2n ** 53n + 1n, 2 ** 53],
    [['a', 'b'], ['a,b']],
    [[1n, 2n], [12n]],
    [['a'], '\u0001[s1:a]'],
    [true, 'true'],
    [day, hours],
  ])('%o and %o are two', (a, b) => {
    expect(groupKey(a)).not.toBe(groupKey(b));
    expect(groupKeyOf([a, 'x'])).not.toBe(groupKeyOf([b, 'x']));
  });

  test('a key of NaN is counted: whoever groups by it has to know', () => {
    const before = nanKeys.made;
    groupKey([1n, Number.NaN]);
    expect(nanKeys.made).toBe(before + 1);
    groupKey([1n, 1]);
    expect(nanKeys.made).toBe(before + 1);
  });

  test('where one text ends and the next begins counts', () => {
    expect(groupKeyOf(['ab', 'c'])).not.toBe(groupKeyOf(['a', 'bc']));
  });
});

describe('arithmetic', () => {
  test('stays in 64 bits or fails', () => {
    const overflow = expect.objectContaining({
      code: 'Neo.ClientError.Statement.ArithmeticError',
      message: 'long overflow',
    });
    for (const calculate of [
      () => add(maxInteger, 1n),
      () => subtract(-maxInteger, 2n),
      () => multiply(maxInteger, 2n),
      () => negate(-maxInteger - 1n),
    ]) {
      expect(calculate).toThrow(overflow);
    }
    expect(divide(-maxInteger - 1n, -1n)).toBe(-maxInteger - 1n);
  });

  test('whole numbers are divided whole and not by 0', () => {
    expect(divide(-7n, 2n)).toBe(-3n);
    expect(modulo(-7n, 3n)).toBe(-1n);
    expect(() => divide(1n, 0n)).toThrow('/ by zero');
    expect(() => modulo(1n, 0n)).toThrow('/ by zero');
    for (const one of [1, null]) expect(() => divide(one, 0n)).toThrow('/ by zero');
    expect(divide(1n, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(power(2n, 3n)).toBe(8);
  });

  test('texts and lists take what is added to them', () => {
    expect(add('a', 1n)).toBe('a1');
    expect(add(1.5, 'a')).toBe('1.5a');
    expect(add([1n], 'a')).toEqual([1n, 'a']);
    expect(add('a', [1n])).toEqual(['a', 1n]);
    expect(add([1n], null)).toBe(null);
    expect(() => add('a', new Map())).toThrow('Cannot add `String` and `Map`');
  });
});

test.each([
  [1, '1.0'],
  [1e7, '1.0E7'],
  [9_999_999, '9999999.0'],
  [0.001, '0.001'],
  [0.0001, '1.0E-4'],
  [-0, '-0.0'],
  [5e-324, '4.9E-324'],
  [1.5e300, '1.5E300'],
  [123_456_789.125, '1.23456789125E8'],
])('%d is written %s', (value, text) => {
  expect(floatText(value)).toBe(text);
});

test.each<[Value, string]>([
  [null, 'NULL'],
  [[], 'LIST<NOTHING> NOT NULL'],
  [[1n, null], 'LIST<INTEGER> NOT NULL'],
  [[1n, 'a', 2], 'LIST<STRING NOT NULL | INTEGER NOT NULL | FLOAT NOT NULL> NOT NULL'],
  [[[1n], [2n, 'a']], 'LIST<LIST<STRING NOT NULL | INTEGER NOT NULL> NOT NULL> NOT NULL'],
])('the type of %o is %s', (value, text) => {
  expect(valueTypeText(value)).toBe(text);
});

test('null is of every type but those that say NOT NULL', () => {
  expect(isOfType(null, { name: 'INTEGER', notNull: false })).toBe(true);
  expect(isOfType(null, { name: 'INTEGER', notNull: true })).toBe(false);
  expect(isOfType([1n, 1.5], { name: 'PROPERTY VALUE', notNull: false })).toBe(true);
  expect(isOfType([1n, 'a'], { name: 'PROPERTY VALUE', notNull: false })).toBe(false);
});
