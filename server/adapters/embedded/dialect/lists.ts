/** Lists: their parts, any() and its kin, reduce(). */
import type { Expression } from '../../../cypher/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { assertIs, conditionType } from './expected.ts';
import { bind, orderDoesNotMatter, typeOf } from './expressions.ts';
import {
  BOOLEAN,
  elementOf,
  INTEGER,
  join,
  LIST,
  MAP,
  mayBeNull,
  NODE,
  NULL,
  nothing,
  nullLike,
  of,
  only,
  RELATIONSHIP,
  STRING,
  type Type,
  unknown,
} from './types.ts';

export function indexType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'index' }>,
  type: Type,
  at: Type,
): Type {
  const { of: list, at: index } = expression;
  const end =
    index.kind === 'literal' && index.value === '0'
      ? 'head'
      : index.kind === 'unary' &&
          index.operator === '-' &&
          index.of.kind === 'literal' &&
          index.of.value === '1'
        ? 'last'
        : undefined;
  // The engine takes no part of a list that is gathered in the same step, but its first and last.
  if (end && list.kind === 'call' && list.name.toLowerCase() === 'collect') {
    analysis.edits.replace(expression, `${end}(${analysis.edits.textOf(list)})`);
  }
  assertIs(analysis, list, type, LIST | MAP | NODE | RELATIONSHIP);
  if (only(type, LIST)) {
    assertIs(analysis, index, at, INTEGER);
    return nullLike(elementOf(type), nothing);
  }
  if (only(type, MAP | NODE | RELATIONSHIP)) assertIs(analysis, index, at, STRING);
  const key = expression.at.kind === 'literal' ? expression.at.value : undefined;
  if (only(type, NODE | RELATIONSHIP) && key !== undefined && only(at, STRING)) {
    return nullLike(analysis.property(key), nothing);
  }
  if (only(type, MAP) && type.fields && key !== undefined) return type.fields[key] ?? nothing;
  return unknown;
}

/** The engine takes a negative bound for none, and null for the end. */
export function sliceType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'slice' }>,
  scope: Scope,
): Type {
  const type = typeOf(analysis, expression.of, scope);
  assertIs(analysis, expression.of, type, LIST);
  for (const bound of [expression.from, expression.to]) {
    if (!bound) continue;
    const at = typeOf(analysis, bound, scope);
    if (!mayBeNull(at) && (at.some || isLast(analysis, bound, expression.of))) continue;
    analysis.refuse(
      bound,
      'This engine does not count from the end of a list in a slice, and here the number may be negative or missing.',
      'Count from the beginning: list[0..3]; or reverse(list)[0..3].',
    );
  }
  return { ...type, some: false };
}

/** `size(list) - 1`. */
function isLast(analysis: Analysis, bound: Expression, list: Expression): boolean {
  return (
    bound.kind === 'binary' &&
    bound.operator === '-' &&
    bound.right.kind === 'literal' &&
    bound.right.value === '1' &&
    bound.left.kind === 'call' &&
    bound.left.name.toLowerCase() === 'size' &&
    bound.left.args[0] !== undefined &&
    analysis.source(bound.left.args[0]) === analysis.source(list)
  );
}

/** The engine takes an unknown for a false inside any(), all(), none() and single(). */
export function quantifierType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'quantifier' }>,
  scope: Scope,
): Type {
  const { edits } = analysis;
  orderDoesNotMatter(analysis, expression.list);
  const list = typeOf(analysis, expression.list, scope);
  assertIs(analysis, expression.list, list, LIST);
  const bound = bind(scope, expression.variable, elementOf(list));
  const where = conditionType(analysis, expression.where, (condition) =>
    typeOf(analysis, condition, bound),
  );
  if (!mayBeNull(where)) return nullLike(of(BOOLEAN), list);
  const [items, condition] = [edits.textOf(expression.list), edits.textOf(expression.where)];
  const some = (what: string) => `any(${expression.variable} IN ${items} WHERE ${what})`;
  const matching = `size([${expression.variable} IN ${items} WHERE ${condition}])`;
  const cases: Record<string, [string, string, string]> = {
    any: [some(condition), 'true', 'false'],
    all: [some(`NOT (${condition})`), 'false', 'true'],
    none: [some(condition), 'false', 'true'],
    single: [`${matching} > 1`, 'false', `${matching} = 1`],
  };
  const [decides, decided, otherwise] = cases[expression.name] ?? ['', '', ''];
  edits.replace(
    expression,
    `CASE WHEN ${items} IS NULL THEN null WHEN ${decides} THEN ${decided} WHEN ${some(`(${condition}) IS NULL`)} THEN null ELSE ${otherwise} END`,
  );
  return of(BOOLEAN | NULL);
}

export function reduceType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'reduce' }>,
  scope: Scope,
): Type {
  const list = typeOf(analysis, expression.list, scope);
  const initial = typeOf(analysis, expression.initial, scope);
  // What the first step makes of the initial value tells the type of the later ones.
  const item = bind(scope, expression.variable, elementOf(list));
  const { accumulator, step } = expression;
  if (only(initial, 0))
    return only(typeOf(analysis, step, bind(item, accumulator, unknown)), 0) ? nothing : unknown;
  const result = typeOf(analysis, step, bind(item, accumulator, initial));
  return nullLike(join(initial, result), list);
}
