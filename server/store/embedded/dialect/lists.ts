/** Lists: their parts, any() and its kin, reduce(). */
import type { Expression } from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { assertIs, conditionType } from './expected.ts';
import { bind, orderDoesNotMatter, typeOf } from './expressions.ts';
import { assertReadable, lose } from './lost.ts';
import {
  anyProperty,
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
  assertIs(analysis, list, type, LIST | MAP | NODE | RELATIONSHIP);
  if (only(type, LIST)) {
    assertIs(analysis, index, at, INTEGER);
    return nullLike(elementOf(type), nothing);
  }
  if (only(type, MAP | NODE | RELATIONSHIP)) assertIs(analysis, index, at, STRING);
  if (only(type, NODE | RELATIONSHIP)) assertReadable(analysis, list, type);
  const key = expression.at.kind === 'literal' ? expression.at.value : undefined;
  if (only(type, NODE | RELATIONSHIP) && key !== undefined && only(at, STRING)) {
    return nullLike(analysis.property(key), nothing);
  }
  if (only(type, NODE | RELATIONSHIP) && only(at, STRING)) return anyProperty;
  if (only(type, MAP) && type.fields && key !== undefined) return type.fields[key] ?? nothing;
  return unknown;
}

/** The engine takes a negative bound for none, and null for the end. */
export function sliceType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'slice' }>,
  scope: Scope,
): Type {
  const { edits } = analysis;
  const { of: list, from, to } = expression;
  const type = typeOf(analysis, list, scope);
  assertIs(analysis, list, type, LIST);
  const bounds = [from, to].map((bound) => {
    if (!bound) return { text: '', plain: true, nullable: false };
    const at = typeOf(analysis, bound, scope);
    assertIs(analysis, bound, at, INTEGER);
    const plain = !mayBeNull(at) && at.some === true;
    return { text: edits.textOf(bound), plain, nullable: mayBeNull(at) };
  });
  if (bounds.every(({ plain }) => plain)) return { ...type, some: false };
  const text = edits.textOf(list);
  const [first, last] = bounds.map((bound) =>
    bound.plain ? bound.text : fromEnd(bound.text, text),
  );
  const missing = bounds.filter(({ nullable }) => nullable).map(({ text }) => `(${text}) IS NULL`);
  const slice = `${text}[${first}..${last}]`;
  const part =
    missing.length > 0 ? `CASE WHEN ${missing.join(' OR ')} THEN null ELSE ${slice} END` : slice;
  edits.replace(expression, missing.length > 0 ? `(${part})` : part);
  const given = missing.length > 0 ? nullLike(lose(type), nothing) : type;
  return { ...given, some: false };
}

/** A bound that counts from the end when it is negative. */
function fromEnd(text: string, list: string): string {
  const counted = `size(${list}) + (${text})`;
  return `CASE WHEN (${text}) >= 0 THEN (${text}) WHEN ${counted} < 0 THEN 0 ELSE ${counted} END`;
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
  return lose(nullLike(join(initial, result), list));
}
