/** Conditions on every node or relationship of a path, which a search can ask at each step. */
import type { Expression } from '../../../../language/ast.ts';
import { type Compilation, withSlots } from '../expressions/context.ts';
import { truth } from '../expressions/logic.ts';
import { namesIn } from '../expressions/names.ts';
import { NodeValue, RelationshipValue } from '../values/types.ts';
import { cannotFail } from './failing.ts';
import { Failure } from './failures.ts';
import type { Condition, Pattern, PatternEdge } from './pattern.ts';

type Test = (id: number) => boolean;

interface ElementTests {
  node: Test | undefined;
  relationship: Test | undefined;
  /** The conditions that are nothing else. */
  covered: Set<Condition>;
}

/** From `all(x IN nodes(p) WHERE …)` and `none(…)`; what else there is stays for later. */
export function elementTests(
  compilation: Compilation,
  pattern: Pattern,
  edge: PatternEdge,
  known: ReadonlyMap<string, number>,
): ElementTests {
  const paths = pattern.paths.filter(({ edges }) => edges.includes(edge));
  const names = new Set(paths.flatMap((path) => [...path.names]));
  const nodes: Test[] = [];
  const relationships: Test[] = [];
  const covered = new Set<Condition>();
  for (const condition of pattern.conditions) {
    const { expression } = condition;
    if (expression.kind !== 'quantifier') continue;
    const name = expression.name.toLowerCase();
    if (name !== 'all' && name !== 'none') continue;
    const of = elementsOf(expression.list, names, edge.name);
    if (!of) continue;
    const inner = namesIn(expression.where);
    inner.delete(expression.variable);
    if ([...inner].some((one) => pattern.scope.slots.has(one) && !known.has(one))) continue;
    const slot = compilation.slot();
    const scope = withSlots({ slots: known }, [[expression.variable, slot]]);
    const evaluate = compilation.compile(expression.where, scope);
    const { row, graph } = compilation;
    const wanted = name === 'all';
    const make = of === 'nodes' ? NodeValue : RelationshipValue;
    // What can fail is asked again of the whole path.
    const sure = cannotFail(pattern, expression.where, expression.variable);
    const test = () => truth(evaluate()) === wanted;
    const failure = sure ? undefined : new Failure(true);
    if (failure) pattern.failures.push(failure);
    const passes = failure ? failure.noting(test, expression.where) : test;
    (of === 'nodes' ? nodes : relationships).push((id) => {
      row[slot] = new make(id, graph);
      return passes();
    });
    if (sure) covered.add(condition);
  }
  return { node: every(nodes), relationship: every(relationships), covered };
}

function elementsOf(list: Expression, paths: Set<string>, edge: string) {
  if (list.kind === 'variable' && list.name === edge) return 'relationships' as const;
  const [of] = list.kind === 'call' ? list.args : [];
  if (list.kind !== 'call' || of?.kind !== 'variable' || !paths.has(of.name)) return undefined;
  const name = list.name.toLowerCase();
  return name === 'nodes' || name === 'relationships' ? name : undefined;
}

function every(tests: Test[]): Test | undefined {
  if (tests.length === 0) return undefined;
  return (id) => tests.every((test) => test(id));
}
