/** Expressions, by precedence from the loosest to the tightest. */
import type { Expression, Place } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { isWord } from './lexer.ts';
import {
  caseOf,
  isProjection,
  map,
  projectionItems,
  reduce,
  trimOf,
  typeTest,
} from './parse-forms.ts';
import { labelExpression, relationshipsPattern } from './parse-pattern.ts';

export function expression(cursor: Cursor): Expression {
  return cursor.deeper(() => binaryLevel(cursor, 0));
}

/** Operators of equal rank, loosest first; NOT stands between AND and the comparisons. */
const levels: string[][][] = [
  [['or']],
  [['xor']],
  [['and']],
  [],
  [['='], ['<>'], ['<='], ['>='], ['<'], ['>']],
];
const notLevel = 3;

function binaryLevel(cursor: Cursor, level: number): Expression {
  if (level >= levels.length) return predicate(cursor);
  if (level === notLevel) {
    const { start } = cursor;
    if (cursor.accept('not')) {
      const of = cursor.deeper(() => binaryLevel(cursor, notLevel));
      return { kind: 'unary', operator: 'not', of, start, end: cursor.end };
    }
    return binaryLevel(cursor, level + 1);
  }
  return leftToRight(cursor, levels[level] ?? [], () => binaryLevel(cursor, level + 1));
}

const comparisons = new Set(['=', '<>', '<', '<=', '>', '>=']);

function leftToRight(cursor: Cursor, operators: string[][], operand: () => Expression): Expression {
  let left = operand();
  for (;;) {
    const operator = operators.find((words) => cursor.accept(...words));
    if (!operator) return left;
    const right = operand();
    const name = operator.join(' ');
    // a < b < c is a < b AND b < c.
    if (
      comparisons.has(name) &&
      left.kind === 'binary' &&
      comparisons.has(left.operator) &&
      left.start === left.left.start
    ) {
      left = binary('and', left, binary(name, left.right, right));
    } else if (
      comparisons.has(name) &&
      left.kind === 'binary' &&
      left.operator === 'and' &&
      left.chained
    ) {
      const middle = left.right.kind === 'binary' ? left.right.right : left.right;
      left = { ...binary('and', left, binary(name, middle, right)), chained: true };
    } else left = binary(name, left, right);
    if (left.kind === 'binary' && left.operator === 'and' && comparisons.has(name))
      left.chained = true;
  }
}

function binary(
  operator: string,
  left: Expression,
  right: Expression,
): Extract<Expression, { kind: 'binary' }> {
  return { kind: 'binary', operator, left, right, start: left.start, end: right.end };
}

/** STARTS WITH, IN, IS NULL and their kin bind tighter than comparisons; only one of them follows. */
function predicate(cursor: Cursor): Expression {
  const left = sum(cursor);
  const word = [['starts', 'with'], ['ends', 'with'], ['contains'], ['in'], ['=~']].find((words) =>
    cursor.accept(...words),
  );
  if (word) return binary(word.join(' '), left, sum(cursor));
  const place = () => ({ start: left.start, end: cursor.end });
  if (cursor.accept('is', 'null')) return { kind: 'is-null', of: left, not: false, ...place() };
  if (cursor.accept('is', 'not', 'null'))
    return { kind: 'is-null', of: left, not: true, ...place() };
  return cursor.is('is') || cursor.is('::') ? typeTest(cursor, left) : left;
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
    const of = cursor.deeper(() => signed(cursor));
    return { kind: 'unary', operator, of, start, end: cursor.end };
  }
  return postfix(cursor, atom(cursor));
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
    } else if (cursor.accept('[')) {
      of = indexOrSlice(cursor, of);
    } else if (
      cursor.is(':') &&
      (cursor.isName(1) || /^[!(%$]$/.test(cursor.peek(1)?.text ?? ''))
    ) {
      cursor.next();
      of = { kind: 'has-labels', of, labels: labelExpression(cursor), start, end: cursor.end };
    } else if (cursor.is('{') && of.kind === 'variable' && isProjection(cursor)) {
      const items = projectionItems(cursor);
      of = { kind: 'projection', of, items, start, end: cursor.end };
    } else return of;
  }
}

function indexOrSlice(cursor: Cursor, of: Expression): Expression {
  const place = () => ({ start: of.start, end: cursor.end });
  const bound = () => (cursor.is(']') ? undefined : expression(cursor));
  const from = cursor.is('..') ? undefined : expression(cursor);
  if (cursor.accept('..')) {
    const to = bound();
    cursor.expect(']');
    return { kind: 'slice', of, from, to, ...place() };
  }
  cursor.expect(']');
  if (!from) throw cursor.notKnown();
  return { kind: 'index', of, at: from, ...place() };
}

function atom(cursor: Cursor): Expression {
  const { start } = cursor;
  const place = (): Place => ({ start, end: cursor.end });
  const token = cursor.peek();
  if (!token) throw cursor.notKnown();
  switch (token.kind) {
    case 'number':
      cursor.next();
      return {
        kind: 'literal',
        type: isFloat(token.text) ? 'float' : 'integer',
        value: token.text,
        ...place(),
      };
    case 'string':
      cursor.next();
      return { kind: 'literal', type: 'string', value: token.text, ...place() };
    case 'parameter':
      cursor.next();
      return { kind: 'parameter', name: token.text, ...place() };
    case 'sign':
      return bracketed(cursor, place);
    default:
      return named(cursor, place);
  }
}

const isFloat = (text: string) => !/^0[xo]/i.test(text) && /[.e]/i.test(text);

function bracketed(cursor: Cursor, place: () => Place): Expression {
  if (cursor.is('(')) {
    const pattern = cursor.attempt(() => relationshipsPattern(cursor));
    if (pattern) return { kind: 'pattern', pattern, ...place() };
    cursor.next();
    const inner = expression(cursor);
    cursor.expect(')');
    return { ...inner, ...place() };
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

function patternComprehension(cursor: Cursor, place: () => Place): Expression | undefined {
  const pattern = relationshipsPattern(cursor);
  if (!pattern) return undefined;
  const where = cursor.accept('where') ? cursor.insideList(() => expression(cursor)) : undefined;
  cursor.expect('|');
  const result = expression(cursor);
  cursor.expect(']');
  return { kind: 'pattern-comprehension', pattern, where, result, ...place() };
}

function listComprehension(cursor: Cursor, place: () => Place): Expression | undefined {
  const variable = cursor.name();
  cursor.expect('in');
  const list = expression(cursor);
  const where = cursor.accept('where') ? cursor.insideList(() => expression(cursor)) : undefined;
  const result = cursor.accept('|') ? expression(cursor) : undefined;
  if (!cursor.accept(']')) return undefined;
  return { kind: 'comprehension', variable, list, where, result, ...place() };
}

function named(cursor: Cursor, place: () => Place): Expression {
  for (const word of ['null', 'true', 'false', 'nan', 'inf', 'infinity'] as const) {
    if (cursor.is(word) && !['(', '.', ':'].includes(cursor.peek(1)?.text ?? '')) {
      cursor.next();
      const type =
        word === 'null' ? 'null' : word === 'true' || word === 'false' ? 'boolean' : 'float';
      return { kind: 'literal', type, value: word, ...place() };
    }
  }
  if (cursor.is('case') && cursor.peek(1)?.text !== '.') return caseOf(cursor, place);
  for (const name of ['exists', 'count', 'collect'] as const) {
    if (cursor.accept(name, '{'))
      return { kind: 'subquery', name, query: cursor.subquery(), ...place() };
  }
  for (const name of ['any', 'all', 'none', 'single']) {
    if (!cursor.is(name, '(')) continue;
    const quantifier = cursor.attempt((): Expression => {
      cursor.expect(name, '(');
      const variable = cursor.name();
      cursor.expect('in');
      const list = expression(cursor);
      cursor.expect('where');
      const where = expression(cursor);
      cursor.expect(')');
      return { kind: 'quantifier', name, variable, list, where, ...place() };
    });
    if (quantifier) return quantifier;
  }
  if (cursor.accept('reduce', '(')) return reduce(cursor, place);
  if (
    cursor.is('trim', '(') &&
    ['both', 'leading', 'trailing'].some((word) => isWord(cursor.peek(2), word))
  )
    return trimOf(cursor, place);
  return callOrVariable(cursor, place);
}

function callOrVariable(cursor: Cursor, place: () => Place): Expression {
  const called = cursor.attempt(() => {
    const { start } = cursor;
    const names = [cursor.name()];
    while (cursor.is('.') && cursor.isName(1)) {
      cursor.next();
      names.push(cursor.name());
    }
    const namePlace = { start, end: cursor.end };
    return cursor.accept('(') ? { name: names.join('.'), namePlace } : undefined;
  });
  if (!called) return { kind: 'variable', name: cursor.name(), ...place() };
  if (cursor.accept('*')) {
    cursor.expect(')');
    return { kind: 'call', ...called, args: [], distinct: false, star: true, ...place() };
  }
  const distinct = cursor.accept('distinct');
  const args = cursor.is(')') ? [] : cursor.list(() => expression(cursor));
  cursor.expect(')');
  return { kind: 'call', ...called, args, distinct, star: false, ...place() };
}
