/** `duration.inDays(a, b).days`, which this engine has as the difference of two days. */
import type { Expression } from '../../../cypher/ast.ts';
import type { Analysis } from './analysis.ts';
import type { Call, Rule } from './functions.ts';
import { DATE, DURATION, INTEGER, nullLike, of, only, type Type } from './types.ts';

/** Calls of which the days are asked, with the types of what they are between. */
const asked = new WeakMap<Call, Type[]>();

/** Only the number of days is given alike: a negative duration the engine writes otherwise. */
export const inDays: Rule = (analysis, call, args) => {
  if (!asked.has(call)) {
    return analysis.refuse(
      call,
      'This engine writes durations otherwise.',
      'Ask for the number of days: duration.inDays(a.date, b.date).days.',
    );
  }
  if (call.args.length !== 2 || !args.every((type) => only(type, DATE))) {
    return analysis.refuse(
      call,
      'This engine counts the days between two dates only.',
      'Give it two dates: duration.inDays(date(a), date(b)).days.',
    );
  }
  asked.set(call, args);
  return nullLike(of(DURATION), ...args);
};

/** Notes that of a call of `duration.inDays` the days are asked. */
export function noteDays(expression: Extract<Expression, { kind: 'property' }>): void {
  const { of: call, name } = expression;
  if (name === 'days' && call.kind === 'call' && call.name.toLowerCase() === 'duration.indays')
    asked.set(call, []);
}

/** The type of `duration.inDays(a, b).days`, rewritten; nothing for any other expression. */
export function daysBetween(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'property' }>,
): Type | undefined {
  const { of: call } = expression;
  const types = call.kind === 'call' ? asked.get(call) : undefined;
  if (!types || call.kind !== 'call') return undefined;
  const { edits } = analysis;
  const [from, to] = call.args.map((argument) => edits.textOf(argument));
  const days = analysis.invent();
  edits.replace(expression, `[${days} IN [(${to}) - (${from})] | ${days}.days][0]`);
  return nullLike(of(INTEGER), ...types);
}
