/** Calls of functions: whether they are known, and what they take and give. */
import { type Expression, innerExpressions } from '../../../../language/ast.ts';
import { ofFiles } from '../../../../language/not-reading.ts';
import { aggregateNamed, functionNamed } from '../functions/index.ts';
import { Unsupported } from '../values/errors.ts';
import { assertType } from './assert.ts';
import { type CheckContext, type Checks, condition, plainContext } from './context.ts';
import { CheckError } from './errors.ts';
import type { NameScope } from './scope.ts';
import {
  any,
  anyList,
  assorted,
  duration,
  entityType,
  innerOf,
  integer,
  isWithin,
  itemType,
  listTypeOf,
  numericType,
  single,
  type Type,
  typeNamed,
  union,
} from './types.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** Checks a call and gives the type of its result. */
export function callType(
  checks: Checks,
  call: Call,
  scope: NameScope,
  context: CheckContext,
): Type {
  const name = call.name.toLowerCase();
  if (name === 'file' || name === 'linenumber') throw ofFiles(call.name);
  if (name === 'exists') return existsType(checks, call, scope);
  const aggregate = aggregateNamed(call.name);
  const called = aggregate ?? functionNamed(call.name);
  const at = call.namePlace;
  if (!called) throw unknown(call);
  if (aggregate) assertAggregateHere(call, context);
  else if (call.distinct)
    throw new CheckError(`Invalid use of DISTINCT with function '${called.name}'`, at);
  if (call.star) {
    if (name !== 'count')
      throw new CheckError(`${called.name}(*) is not known; only count(*) is`, at);
    return integer;
  }
  const random = aggregate && call.args.some(isRandom);
  if (random) {
    throw new CheckError(
      "Can't use non-deterministic (random) functions inside of aggregate functions.",
      call,
    );
  }
  const inner: CheckContext = aggregate
    ? { ...plainContext, aggregates: 'inside' }
    : { ...context, test: false };
  const types = call.args.map((argument) => checks.expression(argument, scope, inner));
  if (!call.special) assertCount(call, called);
  for (const [index, type] of types.entries()) {
    const { told, also } = expectedOf(name, called.arguments, index, call.special === true);
    const argument = call.args[index];
    if (argument) assertType(type, also ? union(told, also) : told, argument, told);
  }
  if (name.startsWith('percentile')) assertShare(call.args[1]);
  if (name === 'point') assertPoint(call.args[0]);
  return resultType(name, types, called.returns);
}

function unknown(call: Call): CheckError {
  if (call.name.toLowerCase() === 'distance')
    return new CheckError("'distance' has been replaced by 'point.distance'", call.namePlace);
  return new CheckError(`Unknown function '${call.name}'`, call.namePlace);
}

/** `exists((a)--(b))`; `exists(n.name)` was taken out. */
function existsType(checks: Checks, call: Call, scope: NameScope): Type {
  const [argument] = call.args;
  if (!argument || call.args.length > 1)
    throw new CheckError(
      `${argument ? 'Too many' : 'Insufficient'} parameters for function 'exists'`,
      call.namePlace,
    );
  if (argument.kind === 'property' || argument.kind === 'index') {
    throw new CheckError(
      'The property existence syntax `... exists(variable.property)` is no longer supported. Please use `variable.property IS NOT NULL` instead.',
      call,
    );
  }
  if (argument.kind !== 'pattern')
    throw new CheckError('Argument to exists(...) is not a pattern', argument);
  checks.expression(argument, scope, condition);
  return typeNamed('BOOLEAN');
}

function assertAggregateHere(call: Call, { aggregates }: CheckContext): void {
  if (aggregates === 'yes') return;
  if (aggregates === 'inside')
    throw new CheckError("Can't use aggregate functions inside of aggregate functions.", call);
  if (aggregates === 'pattern' && call.star)
    throw new Unsupported('count(*) inside a pattern comprehension', call);
  if (aggregates === 'lists' || aggregates === 'pattern') {
    throw new CheckError(
      "Can't use aggregating expressions inside of expressions executing over lists",
      call,
    );
  }
  throw new CheckError(
    `Invalid use of aggregating function ${call.name}(...) in this context`,
    call,
  );
}

function isRandom(expression: Expression): boolean {
  if (expression.kind === 'call' && /^(rand|randomuuid)$/i.test(expression.name)) return true;
  return innerExpressions(expression).some(isRandom);
}

/** A share that is written out lies between 0 and 1. */
function assertShare(share: Expression | undefined): void {
  const negative = share?.kind === 'unary' && share.operator === '-';
  const number = negative ? share.of : share;
  if (number?.kind !== 'literal' || /^(string|boolean)$/.test(number.type)) return;
  const value = Number(number.value) * (negative ? -1 : 1);
  if (value >= 0 && value <= 1) return;
  throw new CheckError(
    `Invalid input '${negative ? '-' : ''}${number.value}' is not a valid argument, must be a number in the range 0.0 to 1.0`,
    number,
  );
}

/** A point that is written out has x and y, or latitude and longitude. */
function assertPoint(written: Expression | undefined): void {
  if (written?.kind !== 'map') return;
  const keys = new Set(written.entries.map(({ key }) => key));
  const has = (...names: string[]) => names.every((name) => keys.has(name));
  if (has('x', 'y') || has('latitude', 'longitude')) return;
  throw new CheckError(
    'This map is not describing a valid point: it needs x and y, or latitude and longitude.',
    written,
  );
}

interface Signature {
  name: string;
  arguments: { type: string; optional?: boolean; variadic?: boolean }[];
}

function assertCount(call: Call, called: Signature): void {
  const least = called.arguments.filter(({ optional }) => !optional).length;
  const isOpen = called.arguments.some(({ variadic }) => variadic);
  const wrong =
    call.args.length < least
      ? 'Insufficient'
      : call.args.length > called.arguments.length && !isOpen
        ? 'Too many'
        : undefined;
  if (wrong)
    throw new CheckError(`${wrong} parameters for function '${called.name}'`, call.namePlace);
}

/** Functions of which Neo4j looks at the values only, whatever the signature says. */
const lookedAtLater = /^(point\.distance|point\.withinbbox|valuetype|coalesce|nullif)$/;

/** What an argument may be; `also` what is found wrong only when the query runs. */
function expectedOf(
  name: string,
  signature: Signature['arguments'],
  index: number,
  special: boolean,
): { told: Type; also?: Type } {
  if (special) return { told: typeNamed('STRING') };
  if (lookedAtLater.test(name)) return { told: any };
  if (name === 'tostring') return { told: single, also: assorted };
  if (name === 'isempty') return { told: union(typeNamed('STRING | MAP | LIST<ANY>'), entityType) };
  if (name === 'tointeger')
    return { told: typeNamed('BOOLEAN | STRING | INTEGER | FLOAT'), also: anyList };
  const told = typeNamed(signature[Math.min(index, signature.length - 1)]?.type ?? 'ANY');
  return /\.truncate$/.test(name) ? { told, also: assorted } : { told };
}

/** What a call gives, where it depends on what it is given. */
function resultType(name: string, types: Type[], returns: string): Type {
  const first = types[0] ?? any;
  switch (name) {
    case 'coalesce':
      return union(...types);
    case 'head':
    case 'last':
      return innerOf(first);
    case 'tail':
      return isWithin(first, anyList) ? first : anyList;
    case 'max':
    case 'min':
      return first;
    case 'reverse':
      return first.kinds === any.kinds ? any : first;
    case 'collect':
      return listTypeOf(itemType([first]));
    case 'abs':
    case 'percentiledisc':
      return numericType;
    case 'sum':
    case 'avg':
      return union(numericType, duration);
    case 'nullif':
    case 'timestamp':
      return any;
    default:
      return typeNamed(returns);
  }
}
