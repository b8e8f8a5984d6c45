/** Functions that give the same on both engines, each with what it gives; others are refused. */
import type { Expression } from '../../../language/ast.ts';
import { aggregateRules, notOfElements } from './aggregates.ts';
import type { Analysis } from './analysis.ts';
import { between } from './between.ts';
import { isDecimal, numberText } from './float-text.ts';
import { assertNotLost, lose, takesLost } from './lost.ts';
import { missing } from './missing-functions.ts';
import { round } from './rounding.ts';
import { assertArguments } from './signatures.ts';
import { temporalFunctions } from './temporal.ts';
import { truncate } from './truncate.ts';
import {
  BOOLEAN,
  ELEMENT,
  elementOf,
  FLOAT,
  INTEGER,
  join,
  LIST,
  listOf,
  MAP,
  may,
  mayBeNull,
  NODE,
  NULL,
  NUMBER,
  nothing,
  nullLike,
  of,
  only,
  PATH,
  RELATIONSHIP,
  STRING,
  type Type,
} from './types.ts';

export type Call = Extract<Expression, { kind: 'call' }>;
/** Checks a call, may rewrite it, and gives its type. */
export type Rule = (analysis: Analysis, call: Call, args: Type[]) => Type;

const first = (args: Type[]): Type => args[0] ?? nothing;
const gives =
  (mask: number): Rule =>
  (_analysis, _call, args) =>
    nullLike(of(mask), ...args);
const _maybe =
  (mask: number): Rule =>
  () =>
    of(mask | NULL);
/** A whole number of things: 0 or more. */
const counts: Rule = (_analysis, _call, args) => nullLike({ mask: INTEGER, some: true }, ...args);

const same: Rule = (_analysis, _call, args) => first(args);

const toText: Rule = (analysis, call, args) => {
  const [argument] = call.args;
  if (argument && isDecimal(first(args))) {
    analysis.edits.replace(
      call,
      numberText(analysis, analysis.edits.textOf(argument), first(args)),
    );
    return nullLike(of(STRING), first(args));
  }
  if (may(first(args), FLOAT) || !only(first(args), 65535 & ~(LIST | MAP | ELEMENT | 32768))) {
    analysis.refuse(
      call,
      'This engine writes durations in another way, and decimal numbers that may be something else.',
      'Return the value itself.',
    );
  }
  return nullLike({ mask: STRING, day: only(first(args), 1024) }, first(args));
};

/** Neo4j reads past the spaces around a number or truth value in a text. */
const trimming =
  (mask: number): Rule =>
  (analysis, call, args) => {
    const [argument] = call.args;
    if (argument && may(first(args), STRING) && only(first(args), STRING))
      analysis.edits.replace(argument, `trim(${analysis.edits.textOf(argument)})`);
    return of(mask | NULL);
  };

const toWhole: Rule = (analysis, call, args) => {
  const [argument] = call.args;
  if (argument && may(first(args), STRING)) {
    const text = analysis.edits.textOf(argument);
    // The engine does not read decimals in a text as a whole number.
    analysis.edits.replace(call, `coalesce(toInteger(${text}), toInteger(toFloat(${text})))`);
  }
  return of(INTEGER | NULL);
};

const isEmpty: Rule = (analysis, call, args) => {
  const [argument] = call.args;
  if (!argument || !only(first(args), STRING | LIST)) {
    analysis.refuse(call, 'This engine has no isEmpty().', 'Write size(keys(map)) = 0.');
  }
  if (argument) analysis.edits.replace(call, `(size(${analysis.edits.textOf(argument)}) = 0)`);
  return nullLike(of(BOOLEAN), first(args));
};

/** Labels in the order in which Neo4j keeps ours: `Entity` first. */
const labels: Rule = (analysis, call, args) => {
  const [argument] = call.args;
  if (argument && !analysis.unordered.has(call)) {
    const text = analysis.edits.textOf(argument);
    const part = (sign: string) => `[label IN labels(${text}) WHERE label ${sign} 'Entity']`;
    analysis.edits.replace(call, `(${part('=')} + ${part('<>')})`);
  }
  return nullLike(listOf(of(STRING)), first(args));
};

const keys: Rule = (analysis, call, args) => {
  if (!analysis.unordered.has(call)) {
    analysis.refuse(
      call,
      'The stores give the names of properties in different orders.',
      'Take them one by one: UNWIND keys(n) AS key … ORDER BY key.',
    );
  }
  return nullLike(listOf(of(STRING)), first(args));
};

const split: Rule = (analysis, call, args) => {
  const [, by] = call.args;
  const written =
    by?.kind === 'literal'
      ? by.value
      : by?.kind === 'parameter'
        ? analysis.params[by.name]
        : undefined;
  if (typeof written !== 'string' || written === '') {
    analysis.refuse(
      call,
      'This engine splits at an empty text otherwise than Neo4j, and here the text may be empty.',
      "Write what to split at, as in split(x, ',').",
    );
  }
  return nullLike(listOf(of(STRING), { some: true }), ...args);
};

const range: Rule = (_analysis, call) => {
  const from = call.args[0];
  const positive = from?.kind === 'literal' && call.args.length < 3;
  return listOf({ mask: INTEGER, some: positive });
};

const coalesce: Rule = notOfElements((_analysis, _call, args) => {
  const joined = args.reduce(join, args[0] ?? nothing);
  const mask = args.some((type) => !mayBeNull(type)) ? joined.mask & ~NULL : joined.mask;
  return lose({ ...joined, mask });
});

const element: Rule = (_analysis, _call, args) => nullLike(elementOf(first(args)), nothing);
const sameList: Rule = (_analysis, _call, args) => ({ ...first(args), some: false });
const pathPart =
  (mask: number): Rule =>
  (_analysis, _call, args) =>
    nullLike(listOf(of(mask), { some: mask === NODE }), first(args));

const numberOf = gives(FLOAT);
const textOf = gives(STRING);
/** Spaces only: this engine takes no other letters off. */
const trimmed: Rule = (analysis, call, args) => {
  if (call.special || call.args.length > 1) {
    analysis.refuse(
      call,
      'This engine takes spaces off the ends of a text, and no other letters.',
      `Write ${call.name}(text).`,
    );
  }
  return textOf(analysis, call, args);
};

const rules: Record<string, Rule> = {
  ...temporalFunctions,
  ...aggregateRules,
  'date.truncate': truncate,
  'duration.between': between,
  'duration.indays': between,
  'duration.inmonths': between,
  abs: (_analysis, _call, args) => ({ ...first(args), some: true }),
  ceil: numberOf,
  floor: numberOf,
  sqrt: numberOf,
  exp: numberOf,
  log: numberOf,
  log10: numberOf,
  sin: numberOf,
  cos: numberOf,
  tan: numberOf,
  acos: numberOf,
  asin: numberOf,
  atan: numberOf,
  atan2: numberOf,
  degrees: numberOf,
  radians: numberOf,
  pi: numberOf,
  e: numberOf,
  rand: numberOf,
  sign: gives(INTEGER),
  round,
  tointeger: toWhole,
  tofloat: trimming(FLOAT),
  tostring: toText,
  toboolean: (analysis, call, args) =>
    may(first(args), NUMBER)
      ? analysis.refuse(call, 'This engine makes no truth value of a number.', 'Write x <> 0.')
      : trimming(BOOLEAN)(analysis, call, args),
  size: counts,
  length: counts,
  char_length: counts,
  head: element,
  last: element,
  tail: sameList,
  reverse: same,
  keys,
  labels,
  split,
  isempty: isEmpty,
  properties: (_analysis, _call, args) => nullLike(of(MAP), first(args)),
  type: textOf,
  elementid: textOf,
  id: gives(INTEGER),
  nodes: pathPart(NODE),
  relationships: pathPart(RELATIONSHIP),
  startnode: gives(NODE),
  endnode: gives(NODE),
  toupper: textOf,
  tolower: textOf,
  upper: textOf,
  lower: textOf,
  trim: trimmed,
  ltrim: trimmed,
  rtrim: trimmed,
  replace: textOf,
  substring: textOf,
  left: textOf,
  right: textOf,
  normalize: textOf,
  coalesce,
  nullif: (_analysis, _call, args) => nullLike(first(args), nothing),
  range,
  exists: gives(BOOLEAN),
  timestamp: gives(INTEGER),
  shortestpath: gives(PATH),
  allshortestpaths: () => listOf(of(PATH)),
};

/** Whether this engine has a function, by its name in any case. */
export const isKnown = (name: string): boolean => Object.hasOwn(rules, name.toLowerCase());

export function callType(analysis: Analysis, call: Call, args: Type[]): Type {
  const name = call.name.toLowerCase();
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule) {
    assertArguments(analysis, call, args);
    if (!takesLost.has(name))
      for (const [at, argument] of call.args.entries())
        assertNotLost(analysis, argument, args[at] ?? nothing);
    return rule(analysis, call, args);
  }
  if (
    Object.hasOwn(missing, name) ||
    /^(date|time|datetime|localtime|localdatetime|duration)\./.test(name)
  ) {
    analysis.refuse(
      call,
      `The embedded engine has no ${call.name}().`,
      missing[name] || 'Return the values it needs and reckon with them afterwards.',
    );
  }
  return analysis.wrong(call.namePlace, `Unknown function '${call.name}'.`);
}
