/** EXISTS, COUNT and COLLECT, patterns as conditions and in comprehensions. */
import type { Expression, PathPattern, QueryTree } from '../../../../language/ast.ts';
import type { Budget } from '../index.ts';
import { Argument, type PlanStep } from '../plan/step.ts';
import { NodeValue, type Value } from '../values/types.ts';
import { type Compilation, type Evaluate, fromOutside, type SlotScope, slotOf } from './context.ts';
import { namesOnly } from './labels.ts';
import { withoutUnread } from './unread.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export function subquery(
  compilation: Compilation,
  expression: Of<'subquery'>,
  scope: SlotScope,
): Evaluate {
  if (expression.name === 'count') {
    const degree = degreeOf(compilation, expression.query, scope);
    if (degree) return degree;
  }
  const { name, query } = expression;
  const read = name === 'collect' ? query : withoutUnread(query, name);
  const { step, columns } = compilation.parts.planQuery(read, fromOutside(scope), new Argument());
  compilation.note(step);
  const { row } = compilation;
  switch (expression.name) {
    case 'exists':
      return () => hasRow(step);
    case 'count':
      return () => {
        let count = 0;
        step.open();
        while (step.next()) count++;
        return BigInt(count);
      };
    case 'collect': {
      const slot = columns[0]?.slot ?? 0;
      return () => collected(compilation.budget, step, () => row[slot] as Value);
    }
  }
}

function hasRow(step: PlanStep): boolean {
  step.open();
  return step.next();
}

function collected(budget: Budget, step: PlanStep, value: Evaluate): Value[] {
  const values: Value[] = [];
  step.open();
  while (step.next()) {
    // Long lists are told of while they grow.
    if (values.push(value()) % 16_384 === 0) budget.hold(16_384 * 8);
  }
  return values;
}

/** A pattern as a condition, or `shortestPath(…)` as a path. */
export function pattern(
  compilation: Compilation,
  expression: Of<'pattern'>,
  scope: SlotScope,
): Evaluate {
  const kind = expression.pattern.selector?.kind;
  const name = compilation.anonymous();
  const { step, scope: inner } = compilation.parts.planMatch({
    patterns: [kind ? { ...expression.pattern, variable: name } : expression.pattern],
    scope: fromOutside(scope),
    source: new Argument(),
  });
  compilation.note(step);
  if (!kind) return () => hasRow(step);
  const slot = slotOf(inner, name);
  const path = () => compilation.row[slot] as Value;
  if (kind === 'allShortestPaths') return () => collected(compilation.budget, step, path);
  return () => (hasRow(step) ? path() : null);
}

export function patternComprehension(
  compilation: Compilation,
  expression: Of<'pattern-comprehension'>,
  scope: SlotScope,
): Evaluate {
  const { variable } = expression.pattern;
  // The path may hide what has its name.
  const slots = new Map([...scope.slots].filter(([name]) => name !== variable));
  const { step, scope: inner } = compilation.parts.planMatch({
    patterns: [expression.pattern],
    where: expression.where,
    scope: fromOutside({ ...scope, slots }),
    source: new Argument(),
  });
  compilation.note(step);
  const result = compilation.compile(expression.result, inner);
  return () => collected(compilation.budget, step, result);
}

/** `COUNT { (n)-[:T]->() }` where n is known: no more than the node's degree. */
function degreeOf(
  compilation: Compilation,
  query: QueryTree,
  scope: SlotScope,
): Evaluate | undefined {
  const [clause] = query.parts[0] ?? [];
  if (query.parts.length !== 1 || query.parts[0]?.length !== 1) return undefined;
  if (clause?.kind !== 'match' || clause.where || clause.optional) return undefined;
  const counted = clause.patterns.length === 1 ? oneStep(clause.patterns[0]) : undefined;
  if (!counted || !scope.slots.has(counted.from)) return undefined;
  const { row, graph } = compilation;
  const slot = slotOf(scope, counted.from);
  return () => {
    const node = row[slot];
    if (!(node instanceof NodeValue)) return 0n;
    return BigInt(graph.degree(node.id, counted.direction, counted.types));
  };
}

function oneStep(path: PathPattern | undefined) {
  if (path?.elements.length !== 3 || path.selector) return undefined;
  const [left, relationship, right] = path.elements;
  if (left?.kind !== 'node' || right?.kind !== 'node') return undefined;
  if (relationship?.kind !== 'relationship' || relationship.range) return undefined;
  if (relationship.variable || relationship.properties || relationship.where) return undefined;
  const types = namesOnly(relationship.types);
  if (relationship.types && !types) return undefined;
  const bare = [left, right].every((node) => !(node.labels || node.properties || node.where));
  if (!bare) return undefined;
  const inverted = { in: 'out', out: 'in', both: 'both' } as const;
  const { direction } = relationship;
  if (left.variable && !right.variable) return { from: left.variable, direction, types };
  if (right.variable && !left.variable) {
    return { from: right.variable, direction: inverted[direction], types };
  }
  return undefined;
}
