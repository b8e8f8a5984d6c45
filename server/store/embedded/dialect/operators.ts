/** Operators: which types they take alike on both engines, and what they give. */
import type { Expression, Place } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';
import { assertIs } from './expected.ts';
import { isDecimal, numberText } from './float-text.ts';
import { assertNotLost, lose } from './lost.ts';
import { temporalType } from './temporal-arithmetic.ts';
import {
  BOOLEAN,
  DATETIME,
  ELEMENT,
  elementOf,
  FLOAT,
  INSTANT,
  INTEGER,
  join,
  LIST,
  listOf,
  MAP,
  may,
  mayBeNull,
  NULL,
  NUMBER,
  nullLike,
  of,
  only,
  STRING,
  TEMPORAL,
  TIME,
  type Type,
  unknown,
} from './types.ts';

export type Binary = Extract<Expression, { kind: 'binary' }>;

export function binaryType(analysis: Analysis, expression: Binary, left: Type, right: Type): Type {
  const { operator } = expression;
  switch (operator) {
    case '=':
    case '<>':
      assertEquatable(analysis, expression, left, right);
      assertBound(analysis, expression.left, left);
      assertBound(analysis, expression.right, right);
      return nullLike(of(BOOLEAN), left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      assertComparable(analysis, expression, left, right);
      return nullLike(of(BOOLEAN), left, right);
    case 'in':
      return inType(analysis, expression, left, right);
    case '+':
      return plusType(analysis, expression, left, right);
    case '||':
      return joinedType(analysis, expression, left, right);
    case '-':
    case '*':
    case '/':
    case '%':
    case '^':
      return arithmeticType(analysis, expression, left, right);
    case '=~':
      assertIs(analysis, expression.right, right, STRING);
      assertPlainRegex(analysis, expression.right);
      return of(BOOLEAN | NULL);
    case 'and':
    case 'or':
    case 'xor':
      return nullLike(of(BOOLEAN), left, right);
    default:
      return of(BOOLEAN | NULL);
  }
}

/** `a || b`, which this engine writes with a plus. */
function joinedType(analysis: Analysis, expression: Binary, left: Type, right: Type): Type {
  if (![STRING, LIST].some((mask) => only(left, mask) && only(right, mask))) {
    return analysis.refuse(expression, 'This engine does not know ||.', 'Write + instead.');
  }
  analysis.edits.replace({ start: expression.left.end, end: expression.right.start }, ' + ');
  return plusType(analysis, expression, left, right);
}

/** `=` takes a number and a text of its digits for equal, and two nulls in lists and maps. */
export function assertEquatable(analysis: Analysis, place: Place, left: Type, right: Type): void {
  for (const side of [left, right]) assertNotLost(analysis, place, side);
  if (isMixed(left, right)) {
    analysis.refuse(
      place,
      'This engine takes a number and the text of it for equal, and here a number may meet a text.',
      "Compare like with like: toString(x) = '1', or x = 1.",
    );
  }
  if (may(left, DATETIME | TIME) && may(right, DATETIME | TIME)) {
    analysis.refuse(
      place,
      'This engine takes the same moment in two time zones for equal, and Neo4j does not.',
      'Compare with <= and >=, or compare the moments: a.epochSeconds = b.epochSeconds.',
    );
  }
  if (may(left, LIST) && may(right, LIST)) {
    const [a, b] = [elementOf(left), elementOf(right)];
    if (mayBeNull(a) && mayBeNull(b)) refuseNulls(analysis, place, 'lists');
    assertEquatable(analysis, place, a, b);
  }
  if (may(left, MAP) && may(right, MAP)) {
    const fields = [left, right].map((type) => Object.values(type.fields ?? { any: unknown }));
    if (fields.every((types) => types.some(mayBeNull))) refuseNulls(analysis, place, 'maps');
  }
}

/** The engine does not know a node again that is taken out of a list in the same breath. */
function assertBound(analysis: Analysis, side: Expression, type: Type): void {
  const taken = side.kind === 'index' || (side.kind === 'call' && /^(head|last)$/i.test(side.name));
  if (!taken || !may(type, ELEMENT)) return;
  analysis.refuse(
    side,
    'This engine does not know a node again that is taken out of a list in a comparison.',
    'Compare ids: nodes(p)[0].id = a.id; or bind it first: WITH nodes(p)[0] AS first.',
  );
}

function refuseNulls(analysis: Analysis, place: Place, what: string): never {
  return analysis.refuse(
    place,
    `This engine takes two nulls for equal, and these ${what} may hold null.`,
    'Compare what they hold one by one, or leave null out.',
  );
}

function isMixed(left: Type, right: Type): boolean {
  return (
    (may(left, NUMBER) &&
      may(right, STRING) &&
      !(only(left, NUMBER | STRING) && only(right, STRING) && !may(left, NUMBER))) ||
    (may(left, STRING) && may(right, NUMBER))
  );
}

/** `<` and its kin: numbers, texts and times among themselves. */
function assertComparable(analysis: Analysis, place: Place, left: Type, right: Type): void {
  if (only(left, 0) || only(right, 0)) return;
  const alike = [NUMBER, STRING, INSTANT].some((group) => only(left, group) && only(right, group));
  if (alike) return;
  analysis.refuse(
    place,
    'This engine compares numbers, texts and dates among themselves only, and here something else may meet.',
    'Compare like with like; convert with toString(), toFloat() or date() first.',
  );
}

/** `null IN []` is false; the engine gives null. */
function inType(analysis: Analysis, expression: Binary, left: Type, right: Type): Type {
  const { left: item, right: list } = expression;
  assertIs(analysis, list, right, LIST);
  if (may(right, LIST)) {
    const element = elementOf(right);
    if (right.some !== false || right.element) assertEquatable(analysis, expression, left, element);
    if (mayBeNull(left) && !right.some) {
      const { edits } = analysis;
      edits.replace(
        expression,
        `(size(${edits.textOf(list)}) > 0 AND ${edits.textOf(item)} IN ${edits.textOf(list)})`,
      );
    }
    return nullLike(of(BOOLEAN), left, right, element);
  }
  return of(BOOLEAN | NULL);
}

function plusType(analysis: Analysis, expression: Binary, left: Type, right: Type): Type {
  const { edits } = analysis;
  const [a, b] = [expression.left, expression.right];
  if (only(left, 0) || only(right, 0)) return of(NULL);
  if (may(left, LIST) || may(right, LIST)) {
    if (only(left, LIST) && only(right, LIST)) {
      const element = left.element && right.element ? join(left.element, right.element) : unknown;
      return lose(nullLike(listOf(element, { some: left.some || right.some }), left, right));
    }
    const [list, item, single] = only(left, LIST) ? [left, right, b] : [right, left, a];
    if (only(list, LIST) && !may(item, LIST) && !mayBeNull(item)) {
      edits.replace(single, `[${edits.textOf(single)}]`);
      return lose(nullLike(listOf(join(elementOf(list), item), { some: true }), list));
    }
    return analysis.refuse(
      expression,
      'This engine adds lists to lists only, and here one side may be something else.',
      'Put it into a list: list + [x].',
    );
  }
  if (may(left, STRING) || may(right, STRING)) {
    if (only(left, STRING) && only(right, STRING | INTEGER))
      return nullLike(of(STRING), left, right);
    if (only(left, INTEGER) && only(right, STRING)) {
      edits.replace(a, `toString(${edits.textOf(a)})`);
      return nullLike(of(STRING), left, right);
    }
    const [number, type, text] = isDecimal(right) ? [b, right, left] : [a, left, right];
    if (isDecimal(type) && only(text, STRING)) {
      edits.replace(number, numberText(analysis, edits.textOf(number), type));
      return nullLike(of(STRING), left, right);
    }
    return analysis.refuse(
      expression,
      'This engine joins texts and numbers; other values it writes differently.',
      'Turn the number into a text of your own, or return the two apart.',
    );
  }
  return arithmeticType(analysis, expression, left, right);
}

function arithmeticType(analysis: Analysis, expression: Binary, left: Type, right: Type): Type {
  const { operator, left: a, right: b } = expression;
  if (operator === '^') {
    assertIs(analysis, a, left, NUMBER);
    assertIs(analysis, b, right, NUMBER);
    // Both sides of a ^ b ^ c: Neo4j goes from left to right, the engine from right to left.
    if (a.kind === 'binary' && a.operator === '^' && analysis.query[a.start] !== '(') {
      analysis.edits.replace(a, `(${analysis.edits.textOf(a)})`);
    }
    return nullLike(of(FLOAT), left, right);
  }
  if (may(left, TEMPORAL) || may(right, TEMPORAL))
    return temporalType(analysis, expression, left, right);
  if (operator === '%' && (may(left, FLOAT) || may(right, FLOAT)) && !isNonZero(b)) {
    analysis.refuse(
      expression,
      'This engine answers null where Neo4j gives NaN: the remainder of a decimal number by zero.',
      'Divide by a number that is not zero.',
    );
  }
  assertIs(analysis, a, left, NUMBER);
  assertIs(analysis, b, right, NUMBER);
  const number =
    (may(left, FLOAT) || may(right, FLOAT) ? FLOAT : 0) |
    (may(left, INTEGER) && may(right, INTEGER) ? INTEGER : 0);
  const some = (operator === '+' || operator === '*') && left.some && right.some;
  return nullLike({ mask: number || NUMBER, some }, left, right);
}

function isNonZero(expression: Expression): boolean {
  return expression.kind === 'literal' && Number(expression.value) !== 0;
}

/** Java's and Rust's regular expressions read these differently. */
function assertPlainRegex(analysis: Analysis, pattern: Expression): void {
  const value =
    pattern.kind === 'parameter'
      ? analysis.params[pattern.name]
      : pattern.kind === 'literal'
        ? pattern.value
        : undefined;
  if (typeof value !== 'string') return;
  const text = value.replaceAll('\\\\', '\\');
  if (
    /\\[wWbB]/.test(text) ||
    /\(\?[=!<]|\\[1-9]|[*+?}]\+/.test(text) ||
    (/\(\?[a-z]*i/.test(text) && /[^ -~]/.test(text))
  ) {
    analysis.refuse(
      pattern,
      'This engine reads \\w and \\b for letters of all alphabets, knows no look-around and no back references, and (?i) also for accented letters.',
      'Write the letters out, as in [A-Za-z]+, or use CONTAINS with toLower().',
    );
  }
}
