/**
 * `duration.between(a, b).months` and its kin for two dates. The engine has none of them, and writes
 * negative durations otherwise: only numbers of them are given, made of the parts of the dates.
 */
import type { Expression } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';
import type { Call, Rule } from './functions.ts';
import { DATE, DURATION, INTEGER, nullLike, of, only, type Type } from './types.ts';

type Property = Extract<Expression, { kind: 'property' }>;

/** Calls of which a number is asked, with the types of what they are between. */
const asked = new WeakMap<Call, Type[]>();

const ofMonths: Record<string, string> = {
  years: 'MONTHS / 12',
  quarters: 'MONTHS / 3',
  months: 'MONTHS',
  monthsOfYear: 'MONTHS % 12',
};
const ofDays: Record<string, string> = { weeks: 'DAYS / 7', days: 'DAYS' };
const numbers: Record<string, Record<string, string>> = {
  'duration.indays': ofDays,
  'duration.inmonths': ofMonths,
  'duration.between': { ...ofMonths, ...ofDays },
};

export const between: Rule = (analysis, call, args) => {
  if (!asked.has(call)) {
    return analysis.refuse(
      call,
      'This engine writes durations otherwise.',
      'Ask for a number of it: duration.inDays(a.date, b.date).days, duration.between(a.date, b.date).months.',
    );
  }
  if (call.args.length !== 2 || !args.every((type) => only(type, DATE))) {
    return analysis.refuse(
      call,
      'This engine reckons so with two dates only.',
      'Give it two dates: duration.inDays(date(a), date(b)).days.',
    );
  }
  asked.set(call, args);
  return nullLike(of(DURATION), ...args);
};

/** Notes that a number is asked of a duration between two dates. */
export function noteNumber({ of: call, name }: Property): void {
  if (call.kind === 'call' && numbers[call.name.toLowerCase()]?.[name] !== undefined)
    asked.set(call, []);
}

/** The type of such a number, rewritten; nothing for any other expression. */
export function numberBetween(analysis: Analysis, expression: Property): Type | undefined {
  const { of: call, name } = expression;
  const types = call.kind === 'call' ? asked.get(call) : undefined;
  if (!types || call.kind !== 'call') return undefined;
  const kind = call.name.toLowerCase();
  const { edits } = analysis;
  const [a, b, months] = [analysis.invent(), analysis.invent(), analysis.invent()];
  const [from = '', to = ''] = call.args.map((argument) => edits.textOf(argument));
  const days =
    kind === 'duration.indays' ? daysBetween(a, b) : daysBetween(afterMonths(a, months), b);
  const number = (numbers[kind]?.[name] ?? '').replace('MONTHS', months).replace('DAYS', days);
  const inner =
    kind === 'duration.indays' ? number : `[${months} IN [${monthsBetween(a, b)}] | ${number}][0]`;
  edits.replace(expression, `[${a} IN [${from}] | [${b} IN [${to}] | ${inner}][0]][0]`);
  return nullLike(of(INTEGER), ...types);
}

const daysBetween = (a: string, b: string): string => `[d IN [${b} - (${a})] | d.days][0]`;

/** Whole months: one is not whole when the day of the month was not reached. */
function monthsBetween(a: string, b: string): string {
  const packed = (day: string) => `((${day}.year * 12 + ${day}.month) * 32 + ${day}.day)`;
  return `(${packed(b)} - ${packed(a)}) / 32`;
}

const afterMonths = (day: string, months: string): string =>
  `CASE WHEN ${months} < 0 THEN ${day} - duration({months: -${months}}) ELSE ${day} + duration({months: ${months}}) END`;
