/** Comprehensions, quantifiers and `reduce`: expressions with a variable of their own. */
import type { Expression } from '../../../../language/ast.ts';
import type { Value } from '../values/types.ts';
import { type Compilation, type Evaluate, type SlotScope, weighed, withSlots } from './context.ts';
import { knownTruth } from './known.ts';
import { truth } from './logic.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** What is no list is taken for a list of itself alone. */
function listOf(value: Value): Value[] | null {
  return value === null || Array.isArray(value) ? value : [value];
}

export function comprehension(
  compilation: Compilation,
  expression: Of<'comprehension'>,
  scope: SlotScope,
): Evaluate {
  const { row, budget } = compilation;
  const list = compilation.compile(expression.list, scope);
  const keepsAll = !expression.where || knownTruth(expression.where) === true;
  // Neo4j leaves out what changes nothing, also around what is no list.
  if (keepsAll && !expression.result) return list;
  const slot = compilation.slot();
  const inner = withSlots(scope, [[expression.variable, slot]]);
  const where = expression.where && compilation.compile(expression.where, inner);
  const result = expression.result && compilation.compile(expression.result, inner);
  return () => {
    const items = listOf(list());
    if (items === null) return null;
    const made: Value[] = [];
    for (const item of items) {
      budget.step();
      row[slot] = item;
      if (where && truth(where()) !== true) continue;
      made.push(result ? result() : item);
    }
    return weighed(budget, made);
  };
}

export function quantifier(
  compilation: Compilation,
  expression: Of<'quantifier'>,
  scope: SlotScope,
): Evaluate {
  const { row, budget } = compilation;
  const list = compilation.compile(expression.list, scope);
  const slot = compilation.slot();
  const where = compilation.compile(
    expression.where,
    withSlots(scope, [[expression.variable, slot]]),
  );
  const name = expression.name.toLowerCase();
  return () => {
    const items = listOf(list());
    if (items === null) return null;
    let right = 0;
    let unknown = 0;
    for (const item of items) {
      budget.step();
      row[slot] = item;
      const found = truth(where());
      if (found === true) {
        right++;
        if (name === 'any') return true;
        if (name === 'none') return false;
        if (name === 'single' && right > 1) return false;
      } else if (found === null) unknown++;
      else if (name === 'all') return false;
    }
    if (unknown > 0) return null;
    if (name === 'single') return right === 1;
    return name !== 'any';
  };
}

export function reduce(
  compilation: Compilation,
  expression: Of<'reduce'>,
  scope: SlotScope,
): Evaluate {
  const { row, budget } = compilation;
  const list = compilation.compile(expression.list, scope);
  const initial = compilation.compile(expression.initial, scope);
  const accumulator = compilation.slot();
  const slot = compilation.slot();
  const step = compilation.compile(
    expression.step,
    withSlots(scope, [
      [expression.accumulator, accumulator],
      [expression.variable, slot],
    ]),
  );
  return () => {
    const items = listOf(list());
    if (items === null) return null;
    let value = initial();
    for (const item of items) {
      budget.step();
      row[accumulator] = value;
      row[slot] = item;
      value = step();
    }
    return value;
  };
}
