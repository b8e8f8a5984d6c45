/** Expressions, by precedence from the loosest to the tightest. */
import type { Expression, PathPattern, TextPlace } from './ast.ts';
import { type Cursor, Mistake } from './cursor.ts';
import { acceptDistinct } from './distinct.ts';
import { unescaped } from './escapes.ts';
import { isSign, type Token } from './lexer.ts';
import {
  caseOf,
  indexOrSlice,
  isProjection,
  map,
  normalizeOf,
  parameterName,
  projectionItems,
  reduce,
  trimOf,
} from './parse-forms.ts';
import { beginsLabels, isLabelAfterIs, parseLabels } from './parse-labels.ts';
import { relationshipsPattern } from './parse-pattern.ts';
import { typeTest } from './parse-types.ts';

export function expression(cursor: Cursor): Expression {
  return cursor.deeper(() => binaryLevel(cursor, 0));
}

/** Operators of equal rank, loosest first; NOT stands between AND and the comparisons. */
const levels: string[][][] = [
  [['or']],
  [['xor']],
  [['and']],
  [],
  [['='], ['<>'], ['!='], ['<='], ['>='], ['<'], ['>']],
];
const notLevel = 3;

function binaryLevel(cursor: Cursor, level: number): Expression {
  if (level >= levels.length) return predicate(cursor);
  if (level === notLevel) {
    const { start } = cursor;
    if (!isNamedNot(cursor) && cursor.accept('not')) {
      const of = cursor.deeper(() => binaryLevel(cursor, notLevel));
      return { kind: 'unary', operator: 'not', of, start, end: cursor.end };
    }
    return binaryLevel(cursor, level + 1);
  }
  return leftToRight(cursor, levels[level] ?? [], () => binaryLevel(cursor, level + 1));
}

/** Whether NOT is a name here: nothing stands after it that could be denied. */
function isNamedNot(cursor: Cursor): boolean {
  const after = cursor.peek(1);
  if (!after) return true;
  if (after.kind === 'name') return /^(as|and|or|xor)$/i.test(after.text);
  return after.kind === 'sign' && /^([),\].:=|;}]|<>|<=|>=|<|>)$/.test(after.text);
}

const comparisons = new Set(['=', '<>', '<', '<=', '>', '>=']);

function leftToRight(cursor: Cursor, operators: string[][], operand: () => Expression): Expression {
  let left = operand();
  /** What the comparison before is made with. */
  let middle: Expression | undefined;
  for (;;) {
    const { start } = cursor;
    const operator = operators.find((words) => cursor.accept(...words));
    if (!operator) return left;
    const name = operator.join(' ');
    if (name === '!=')
      throw new Mistake('Unknown operation != (you probably meant to use <>)', {
        start: cursor.end - 2,
        end: cursor.end,
      });
    const right = operand();
    // a < b < c is a < b AND b < c; what stands in brackets is no part of it.
    const next = binary(name, middle ?? left, right, start);
    left = middle ? binary('and', left, next, left.toldPlace?.start ?? start) : next;
    middle = comparisons.has(name) ? right : undefined;
  }
}

function binary(
  operator: string,
  left: Expression,
  right: Expression,
  operatorStart: number,
): Extract<Expression, { kind: 'binary' }> {
  const { end } = right;
  const toldPlace = { start: operatorStart, end };
  return { kind: 'binary', operator, left, right, toldPlace, start: left.start, end };
}

/** STARTS WITH, IN, IS NULL and their kin bind tighter than comparisons; only one of them follows. */
function predicate(cursor: Cursor): Expression {
  const left = sum(cursor);
  return testOf(cursor, left, ['in', 'contains']) ?? left;
}

/** The test that follows a value, and its value: `IS NULL`, `STARTS WITH 'a'`. */
function testOf(cursor: Cursor, left: Expression, more: string[] = []): Expression | undefined {
  const words = [['starts', 'with'], ['ends', 'with'], ['=~'], ...more.map((one) => [one])];
  const from = cursor.start;
  const word = words.find((one) => cursor.accept(...one));
  if (word) return binary(word.join(' '), left, sum(cursor), from);
  const place = () => ({
    toldPlace: { start: from, end: cursor.end },
    start: left.start,
    end: cursor.end,
  });
  if (cursor.accept('is', 'null')) return { kind: 'is-null', of: left, not: false, ...place() };
  if (cursor.accept('is', 'not', 'null'))
    return { kind: 'is-null', of: left, not: true, ...place() };
  return cursor.is('is') || cursor.is('::') ? typeTest(cursor, left) : undefined;
}

/** What stands after WHEN in `CASE x`: a value, or a test of x as `> 5` or `IS NULL`. */
function caseCondition(cursor: Cursor): Expression {
  const { start } = cursor;
  const value: Expression = { kind: 'case-value', start, end: start };
  // Neo4j takes this IS for a name, and has no IS NOT :: here.
  if (cursor.is('is', '::')) return cursor.expression();
  if (cursor.is('is', 'not', '::')) throw cursor.notKnown();
  const tested = (): Expression | undefined => {
    const operator = [...comparisons].find((sign) => cursor.accept(sign));
    if (!operator) return testOf(cursor, value);
    return binary(operator, value, predicate(cursor), start);
  };
  const test = tested();
  return test ? { kind: 'case-test', test, start, end: cursor.end } : cursor.expression();
}

const sum = (cursor: Cursor): Expression =>
  leftToRight(cursor, [['+'], ['-'], ['||']], () => product(cursor));
const product = (cursor: Cursor): Expression =>
  leftToRight(cursor, [['*'], ['/'], ['%']], () => power(cursor));
const power = (cursor: Cursor): Expression => leftToRight(cursor, [['^']], () => signed(cursor));

function signed(cursor: Cursor): Expression {
  const { start } = cursor;
  for (const operator of ['-', '+'] as const) {
    if (!cursor.accept(operator)) continue;
    // A second sign is a number's own: `--1` is right, `--x` and `-+1` are not.
    if (cursor.is('+') || (cursor.is('-') && cursor.peek(1)?.kind !== 'number'))
      throw cursor.notKnown();
    const of = cursor.deeper(() => signed(cursor));
    return { kind: 'unary', operator, of, start, end: cursor.end };
  }
  return postfix(
    cursor,
    cursor.once(() => atom(cursor)),
  );
}

function postfix(cursor: Cursor, first: Expression): Expression {
  let of = first;
  for (;;) {
    const { start } = of;
    if (cursor.accept('.')) {
      const from = cursor.start;
      const name = cursor.name();
      const namePlace = { start: from, end: cursor.end };
      of = { kind: 'property', of, name, namePlace, start, end: cursor.end };
    } else if (cursor.is('[')) {
      of = indexOrSlice(cursor, of);
    } else if (
      (cursor.is(':') && (cursor.isName(1) || beginsLabels(cursor.peek(1)))) ||
      (cursor.is('is') && isLabelAfterIs(cursor))
    ) {
      const labels = parseLabels(cursor);
      if (!labels) throw cursor.notKnown();
      of = { kind: 'has-labels', of, labels, start, end: cursor.end };
    } else if (cursor.is('{') && of.kind === 'variable' && isProjection(cursor)) {
      const from = cursor.start;
      const items = projectionItems(cursor);
      const toldPlace = { start: from, end: cursor.end };
      of = { kind: 'projection', of, items, toldPlace, start, end: cursor.end };
    } else return of;
  }
}

/** A literal, a parameter, a name, a call or something in brackets. */
export function atom(cursor: Cursor): Expression {
  const { start } = cursor;
  const place = (): TextPlace => ({ start, end: cursor.end });
  const token = cursor.peek();
  if (!token) throw cursor.notKnown();
  switch (token.kind) {
    case 'number':
      cursor.next();
      return { kind: 'literal', type: numberType(token), value: numberText(token), ...place() };
    case 'string':
      cursor.next();
      if (token.open) throw new Mistake('The text has no closing quotation mark', token);
      return { kind: 'literal', type: 'string', value: unescaped(token.text), ...place() };
    case 'parameter':
      return { kind: 'parameter', name: parameterName(cursor), ...place() };
    case 'sign':
      return bracketed(cursor, place);
    default:
      return named(cursor, place);
  }
}

const numberType = ({ text }: Token) =>
  !/^0[xo]/i.test(text) && /[.e]/i.test(text) ? 'float' : 'integer';

/** A FLOAT may end with f or d, as Java's do; they say nothing here. */
const numberText = ({ text }: Token) =>
  /^(\d*\.\d+(e[+-]?\d+)?|\d+e[+-]?\d+)[fd]$/i.test(text) ? text.slice(0, -1) : text;

function bracketed(cursor: Cursor, place: () => TextPlace): Expression {
  if (cursor.is('(')) {
    const pattern = cursor.attempt(() => patternExpression(cursor));
    if (pattern) return { kind: 'pattern', pattern, ...place() };
    cursor.next();
    const inner = expression(cursor);
    cursor.expect(')');
    const { toldPlace = { start: inner.start, end: inner.end } } = inner;
    return { ...inner, toldPlace, ...place() };
  }
  if (cursor.accept('{')) return map(cursor, place);
  cursor.expect('[');
  if (cursor.accept(']')) return { kind: 'list', items: [], ...place() };
  const pattern = cursor.attempt(() => patternComprehension(cursor, place));
  if (pattern) return pattern;
  if (
    cursor.isName() &&
    cursor.peek(1)?.kind === 'name' &&
    cursor.peek(1)?.text.toLowerCase() === 'in'
  ) {
    const comprehension = cursor.attempt(() => listComprehension(cursor, place));
    if (comprehension) return comprehension;
  }
  const items = cursor.list(() => expression(cursor));
  cursor.expect(']');
  return { kind: 'list', items, ...place() };
}

/** `(a)-->(b)` as a value, which holds no repeated part. */
function patternExpression(cursor: Cursor): PathPattern | undefined {
  const pattern = relationshipsPattern(cursor);
  return pattern?.variable === undefined && !pattern?.parenthesised ? pattern : undefined;
}

function patternComprehension(cursor: Cursor, place: () => TextPlace): Expression | undefined {
  const pattern = relationshipsPattern(cursor);
  if (!pattern) return undefined;
  const where = cursor.accept('where') ? cursor.insideList(() => expression(cursor)) : undefined;
  cursor.expect('|');
  const result = expression(cursor);
  cursor.expect(']');
  return { kind: 'pattern-comprehension', pattern, where, result, ...place() };
}

function listComprehension(cursor: Cursor, place: () => TextPlace): Expression | undefined {
  const variable = cursor.name();
  cursor.expect('in');
  const list = expression(cursor);
  const where = cursor.accept('where') ? cursor.insideList(() => expression(cursor)) : undefined;
  const result = cursor.accept('|') ? expression(cursor) : undefined;
  if (!cursor.accept(']')) return undefined;
  return { kind: 'comprehension', variable, list, where, result, ...place() };
}

function named(cursor: Cursor, place: () => TextPlace): Expression {
  for (const word of ['null', 'true', 'false', 'nan', 'inf', 'infinity'] as const) {
    if (cursor.is(word) && !isSign(cursor.peek(1), '(')) {
      cursor.next();
      const type =
        word === 'null' ? 'null' : word === 'true' || word === 'false' ? 'boolean' : 'float';
      return { kind: 'literal', type, value: word, ...place() };
    }
  }
  if (cursor.is('case') && !isSign(cursor.peek(1), '.')) {
    const found = cursor.attempt(() => caseOf(cursor, place, caseCondition));
    if (found) return found;
  }
  for (const name of ['exists', 'count', 'collect'] as const) {
    if (cursor.accept(name, '{'))
      return { kind: 'subquery', name, query: cursor.subquery(name !== 'collect'), ...place() };
  }
  for (const name of ['any', 'all', 'none', 'single']) {
    if (!cursor.is(name, '(')) continue;
    const quantifier = cursor.attempt((): Expression => {
      cursor.expect(name, '(');
      const variable = cursor.name();
      cursor.expect('in');
      const list = expression(cursor);
      if (cursor.is(')')) throw new Mistake(`${name}(…) requires a WHERE predicate`, place());
      cursor.expect('where');
      const where = expression(cursor);
      cursor.expect(')');
      return { kind: 'quantifier', name, variable, list, where, ...place() };
    });
    if (quantifier) return quantifier;
  }
  if (cursor.is('reduce', '(')) {
    const found = cursor.attempt(() => reduce(cursor, place));
    if (found) return found;
  }
  for (const word of ['shortestPath', 'allShortestPaths']) {
    if (!cursor.is(word, '(')) continue;
    const pattern = cursor.attempt(() => relationshipsPattern(cursor));
    if (pattern) return { kind: 'pattern', pattern, ...place() };
  }
  if (cursor.is('trim', '(')) {
    const found = cursor.attempt(() => trimOf(cursor, place));
    if (found) return found;
  }
  if (cursor.is('normalize', '(')) return normalizeOf(cursor, place);
  return callOrVariable(cursor, place);
}

function callOrVariable(cursor: Cursor, place: () => TextPlace): Expression {
  const called = cursor.attempt(() => {
    const { start } = cursor;
    const names = [cursor.name()];
    while (cursor.is('.') && cursor.isName(1)) {
      cursor.next();
      names.push(cursor.name());
    }
    const namePlace = { start, end: cursor.end };
    if (!cursor.accept('(')) return undefined;
    // `date.truncate` in one pair of quotation marks is another name than date.truncate.
    if (names.some((name) => name.includes('.')))
      throw new Mistake(`Unknown function '${names.join('.')}'`, namePlace);
    return { name: names.join('.'), namePlace };
  });
  if (!called) return { kind: 'variable', name: cursor.name(), ...place() };
  const { start, end } = called.namePlace;
  if (called.name.length === end - start && cursor.accept('*')) {
    cursor.expect(')');
    return { kind: 'call', ...called, args: [], distinct: false, star: true, ...place() };
  }
  // `size(all)` is read as ALL without a value, too; `all(` begins a test of a list.
  const distinct = acceptDistinct(cursor);
  if (!distinct && cursor.is('all') && !cursor.is('all', '(') && !cursor.is('all', '.'))
    cursor.next();
  const args = cursor.is(')') ? [] : cursor.list(() => expression(cursor));
  cursor.expect(')');
  return { kind: 'call', ...called, args, distinct, star: false, ...place() };
}
