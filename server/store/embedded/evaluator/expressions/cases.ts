/** CASE in its forms. */
import type { Expression } from '../../../../language/ast.ts';
import { equals } from '../values/index.ts';
import { type Compilation, type Evaluate, type SlotScope, slotOf, withSlots } from './context.ts';
import { truth } from './logic.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** The name under which the value of `CASE x` is known inside; no reader can write it. */
const caseValueName = ' case';

export function cases(
  compilation: Compilation,
  expression: Of<'case'>,
  scope: SlotScope,
): Evaluate {
  const { row } = compilation;
  const slot = compilation.slot();
  const of = expression.of && compilation.compile(expression.of, scope);
  const inner = of ? withSlots(scope, [[caseValueName, slot]]) : scope;
  const whens = expression.whens.map((when) => ({
    conditions: when.conditions.map((condition) => {
      const isTest = !of || condition.kind === 'case-test';
      const evaluate = compilation.compile(
        condition.kind === 'case-test' ? condition.test : condition,
        inner,
      );
      return isTest
        ? () => truth(evaluate()) === true
        : () => equals(row[slot] ?? null, evaluate()) === true;
    }),
    result: compilation.compile(when.result, scope),
  }));
  const otherwise = expression.otherwise && compilation.compile(expression.otherwise, scope);
  return () => {
    // Conditions may hold another CASE, but none writes to this slot.
    if (of) row[slot] = of();
    for (const { conditions, result } of whens) {
      for (const condition of conditions) if (condition()) return result();
    }
    return otherwise ? otherwise() : null;
  };
}

export function caseValue(compilation: Compilation, scope: SlotScope): Evaluate {
  const slot = slotOf(scope, caseValueName);
  return () => compilation.row[slot] ?? null;
}
