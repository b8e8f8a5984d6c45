/** Calls of functions. */
import type { Expression } from '../../../../language/ast.ts';
import { aggregateNamed, functionNamed, isNormalized, trimSpecial } from '../functions/index.ts';
import { placed, Unsupported } from '../values/errors.ts';
import { isOfType } from '../values/index.ts';
import type { Value } from '../values/types.ts';
import { type Compilation, type Evaluate, folded, type SlotScope } from './context.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export function call(compilation: Compilation, expression: Of<'call'>, scope: SlotScope): Evaluate {
  const name = expression.name.toLowerCase();
  if (isAggregate(expression)) {
    if (scope.aggregate) return scope.aggregate(expression, scope);
    throw new Unsupported(`${expression.name}() here`, expression);
  }
  const [first] = expression.args;
  // exists((a)-->(b)) says no more than the pattern alone.
  if (name === 'exists' && first?.kind === 'pattern') return compilation.compile(first, scope);
  if (name === 'coalesce') return coalesce(compilation, expression, scope);
  const { mode } = expression;
  const definition = mode ? trimSpecial(mode) : functionNamed(expression.name);
  if (!definition) throw new Unsupported(`The function ${expression.name}()`, expression);
  const args = expression.args.map((arg) => compilation.compile(arg, scope));
  const { call: context } = compilation;
  const { takesNull, computesAll } = definition;
  const run = (): Value => {
    const values: Value[] = [];
    for (const arg of args) {
      const value = arg();
      if (value === null && !takesNull && !computesAll) return null;
      values.push(value);
    }
    if (computesAll && values.includes(null)) return null;
    return definition.evaluate(values, context);
  };
  const evaluate = () => {
    try {
      return run();
    } catch (error) {
      throw placed(error, expression);
    }
  };
  return changing.test(definition.name) ? evaluate : folded(evaluate, args);
}

/** Functions that give another value each time. */
const changing = /^(rand|randomuuid|timestamp)$|\.realtime$/i;

export function isAggregate(expression: Expression): boolean {
  return (
    expression.kind === 'call' && (expression.star || aggregateNamed(expression.name) !== undefined)
  );
}

/** Later arguments are not computed when an earlier one is there. */
function coalesce(compilation: Compilation, expression: Of<'call'>, scope: SlotScope): Evaluate {
  const args = expression.args.map((arg) => compilation.compile(arg, scope));
  return () => {
    for (const arg of args) {
      const value = arg();
      if (value !== null) return value;
    }
    return null;
  };
}

export function typeTest(
  compilation: Compilation,
  expression: Of<'type-test'>,
  scope: SlotScope,
): Evaluate {
  const of = compilation.compile(expression.of, scope);
  const { type, not } = expression;
  return () => isOfType(of(), type) !== not;
}

export function normalizedTest(
  compilation: Compilation,
  expression: Of<'is-normalized'>,
  scope: SlotScope,
): Evaluate {
  const of = compilation.compile(expression.of, scope);
  const { form, not } = expression;
  return () => {
    const value = of();
    return typeof value === 'string' ? isNormalized(value, form) !== not : null;
  };
}
