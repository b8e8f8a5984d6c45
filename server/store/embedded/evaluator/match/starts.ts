/** Where a pattern can begin: by id, by the value of a property, by label, by type. */

import type { Expression } from '../../../../language/ast.ts';
import type { Compilation, Evaluate, SlotScope } from '../expressions/context.ts';
import { ListIds, nothing } from '../graph/arrays.ts';
import type { Graph, Ids } from '../graph/graph.ts';
import type { PlanStep } from '../plan/step.ts';
import { EvaluationError } from '../values/errors.ts';
import { groupKey } from '../values/index.ts';
import type { Value } from '../values/types.ts';
import { shownName } from './equalities.ts';
import { nodeRows, rarestLabel, rowsOfValue } from './estimates.ts';
import { nothingToCompare } from './failures.ts';
import type { Condition, Pattern, PatternEdge, PatternNode } from './pattern.ts';
import { NodeScan, RelationshipScan } from './scans.ts';

export interface Start {
  /** What is known afterwards. */
  gives: string[];
  edge?: PatternEdge;
  rows: number;
  /** Work: reading them. */
  cost: number;
  /** Whether it needs values of the rows before it. */
  depends: boolean;
  satisfies: Condition[];
  make(): PlanStep;
}

/** The best way to begin at a node. */
export function nodeStart(
  compilation: Compilation,
  pattern: Pattern,
  node: PatternNode,
  known: ReadonlySet<string>,
  scope: SlotScope,
): Start {
  const { graph, budget } = compilation;
  const step = () => budget.step();
  const label = rarestLabel(graph, node);
  const labelRows = nodeRows(graph, node);
  let best: Start | undefined;
  const offer = (start: Start) => {
    if (!best || start.cost < best.cost) best = start;
  };
  const labelled = pattern.conditions.find(
    ({ expression }) =>
      expression.kind === 'has-labels' &&
      expression.labels.kind === 'name' &&
      expression.labels.name === label &&
      expression.of.kind === 'variable' &&
      expression.of.name === node.name,
  );
  const satisfiedLabel = labelled ? [labelled] : [];
  for (const condition of pattern.conditions) {
    const sought = soughtValue(condition, node.name, known);
    if (!sought) continue;
    const evaluate = () => compilation.compile(sought.value, scope);
    const depends = [...condition.needs].some((name) => name !== node.name);
    const joins = [...condition.needs].some(
      (name) => name !== node.name && (!pattern.bound.has(name) || pattern.joined.has(name)),
    );
    const made = (
      operator: string,
      rows: number,
      ids: (evaluate: Evaluate) => () => Ids,
    ): Start => ({
      gives: [node.name],
      rows,
      cost: rows + 0.1,
      depends,
      satisfies: [condition],
      make: () => {
        const step = new NodeScan(operator, compilation, node.slot, ids(evaluate()));
        step.details = condition.text;
        step.estimatedRows = rows;
        step.children.push(...compilation.takeNested());
        return step;
      },
    });
    const many = sought.many ? 5 : 1;
    if (sought.kind !== 'property') {
      const { kind } = sought;
      const operator = kind === 'element-id' ? 'NodeByElementIdSeek' : 'NodeByIdSeek';
      offer(
        made(
          operator,
          many,
          (value) => () =>
            each(valuesOf(value(), sought.many), (one) => {
              const id = elementIdOf(one, kind, 'n');
              return id === undefined ? -1 : graph.nodeOf(id);
            }),
        ),
      );
      continue;
    }
    const rows = Math.max(0.5, rowsOfValue(graph, label, sought.key)) * many;
    const start = made(
      'NodeIndexSeek',
      rows,
      // Where there is nothing to compare with, the value is not computed, which may be an error.
      (value) => () =>
        (label === undefined ? graph.nodeCount : graph.labelCount(label)) === 0
          ? nothing
          : found(
              valuesOf(
                unlessNothing(value, graph, label, joins ? sought.key : undefined),
                sought.many,
              ),
              (one) => graph.findNodes(label ?? '', sought.key, one, step),
            ),
    );
    start.satisfies.push(...satisfiedLabel);
    offer(start);
  }
  offer({
    gives: [node.name],
    rows: labelRows,
    cost: labelRows + (label === undefined ? 1 : 0.5),
    depends: false,
    satisfies: satisfiedLabel,
    make: () => {
      const operator = label === undefined ? 'AllNodesScan' : 'NodeByLabelScan';
      const begin = () => (label === undefined ? graph.nodes() : graph.nodesWithLabel(label));
      const size = () => (label === undefined ? graph.nodeCount : graph.labelCount(label));
      const step = new NodeScan(operator, compilation, node.slot, begin, size);
      step.details =
        label === undefined ? shownName(node.name) : `${shownName(node.name)}:${label}`;
      step.estimatedRows = labelRows;
      return step;
    },
  });
  return best as unknown as Start;
}

/** Ways to begin at a relationship. */
export function edgeStarts(
  compilation: Compilation,
  pattern: Pattern,
  edge: PatternEdge,
  known: ReadonlySet<string>,
  scope: SlotScope,
): Start[] {
  if (edge.kind !== 'one' || known.has(edge.name) || edge.typeTest || edge.selector) return [];
  const { graph } = compilation;
  const gives = [edge.name, edge.left.name, edge.right.name];
  const both = edge.direction === 'both' ? 2 : 1;
  const starts: Start[] = [];
  const made = (
    operator: string,
    details: string,
    rows: number,
    satisfies: Condition[],
    depends: boolean,
    begin: () => () => Ids,
    size?: () => number,
  ): Start => ({
    gives,
    edge,
    rows,
    cost: rows,
    depends,
    satisfies,
    make: () => {
      const step = new RelationshipScan(operator, compilation, edge, begin(), size);
      step.details = details;
      step.estimatedRows = rows;
      return step;
    },
  });
  const prefix = both === 2 ? 'Undirected' : 'Directed';
  for (const condition of pattern.conditions) {
    const sought = soughtValue(condition, edge.name, known);
    if (!sought || sought.kind === 'property') continue;
    const { kind } = sought;
    const depends = [...condition.needs].some((name) => name !== edge.name);
    const operator = `${prefix}RelationshipBy${kind === 'id' ? 'Id' : 'ElementId'}Seek`;
    starts.push(
      made(operator, condition.text, both, [condition], depends, () => {
        const evaluate = compilation.compile(sought.value, scope);
        return () =>
          each(valuesOf(evaluate(), sought.many), (one) => {
            const name = elementIdOf(one, kind, 'e');
            const id = name === undefined ? -1 : graph.relationshipOf(name);
            return id >= 0 && edge.types?.includes(graph.typeOf(id)) === false ? -1 : id;
          });
      }),
    );
  }
  // Nodes that have names are grouped by as a rule: their rows then come together from a scan of nodes.
  if (![edge.left, edge.right].every(({ name }) => name.startsWith(' '))) return starts;
  const text = `(${shownName(edge.left.name)})-[${shownName(edge.name)}${edge.types ? `:${edge.types.join('|')}` : ''}]-(${shownName(edge.right.name)})`;
  const [type] = edge.types ?? [];
  if (!edge.types) {
    const rows = graph.relationshipCount * both;
    starts.push(
      made(
        `${prefix}AllRelationshipsScan`,
        text,
        rows,
        [],
        false,
        () => () => graph.relationships(),
        () => graph.relationshipCount,
      ),
    );
  } else if (edge.types.length === 1 && type !== undefined) {
    const rows = graph.typeCount(type) * both;
    // Every relationship is looked at for its type.
    const start = made(
      `${prefix}RelationshipTypeScan`,
      text,
      rows,
      [],
      false,
      () => () => graph.relationshipsWithType(type),
      () => graph.typeCount(type),
    );
    start.cost += graph.relationshipCount / 20;
    starts.push(start);
  }
  return starts;
}

type Sought = { many: boolean; value: Expression } & (
  | { kind: 'property'; key: string }
  | { kind: 'id' | 'element-id' }
);

/** The value that a condition asks of a property or an id of `name`, when it can be computed. */
function soughtValue(
  { expression, needs }: Condition,
  name: string,
  known: ReadonlySet<string>,
): Sought | undefined {
  if (expression.kind !== 'binary' || !needs.has(name)) return undefined;
  const operator = expression.operator.toLowerCase();
  if (operator !== '=' && operator !== 'in') return undefined;
  const many = operator === 'in';
  const sides = [[expression.left, expression.right]];
  if (!many) sides.push([expression.right, expression.left]);
  for (const [side, value] of sides as [Expression, Expression][]) {
    const what = ofElement(side, name);
    if (!what || mentions(value, name)) continue;
    if ([...needs].some((need) => need !== name && !known.has(need))) continue;
    return { ...what, many, value };
  }
  return undefined;
}

function ofElement(side: Expression, name: string) {
  if (side.kind === 'property' && side.of.kind === 'variable' && side.of.name === name) {
    return { kind: 'property' as const, key: side.name };
  }
  if (side.kind !== 'call' || side.args.length !== 1) return undefined;
  const [of] = side.args;
  if (of?.kind !== 'variable' || of.name !== name) return undefined;
  const called = side.name.toLowerCase();
  if (called === 'id') return { kind: 'id' as const };
  return called === 'elementid' ? { kind: 'element-id' as const } : undefined;
}

function mentions(tree: unknown, name: string): boolean {
  if (typeof tree !== 'object' || tree === null) return false;
  const node = tree as Record<string, unknown>;
  if (node.kind === 'subquery' || node.kind === 'pattern') return true;
  if (node.kind === 'variable' && node.name === name) return true;
  return Object.values(node).some((inner) => mentions(inner, name));
}

/** The value to compare with; one that fails is refused where no node has the property of a key. */
function unlessNothing(
  evaluate: Evaluate,
  graph: Graph,
  label: string | undefined,
  key: string | undefined,
): Value {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof EvaluationError) || key === undefined) throw error;
    const nodes = label === undefined ? graph.nodes() : graph.nodesWithLabel(label);
    for (let node = nodes.next(); node >= 0; node = nodes.next())
      if (graph.nodeProperty(node, key) !== null) throw error;
    throw nothingToCompare(error.place);
  }
}

/** Each different value once; of IN the values of the list. */
function valuesOf(value: Value, many: boolean): Value[] {
  if (!many) return [value];
  if (value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  const seen = new Map(list.map((one) => [groupKey(one), one]));
  return [...seen.values()];
}

function elementIdOf(
  value: Value,
  kind: 'id' | 'element-id',
  letter: 'n' | 'e',
): string | undefined {
  if (kind === 'element-id') return typeof value === 'string' ? value : undefined;
  if (typeof value === 'bigint') return `${letter}:${value}`;
  return typeof value === 'number' && Number.isInteger(value) ? `${letter}:${value}` : undefined;
}

function each(values: Value[], idOf: (value: Value) => number): Ids {
  const ids = values.map(idOf).filter((id) => id >= 0);
  return ids.length > 0 ? new ListIds(ids) : nothing;
}

function found(values: Value[], find: (value: Value) => Ids): Ids {
  const [only] = values;
  if (values.length === 1) return find(only as Value);
  let place = 0;
  let ids: Ids = nothing;
  return {
    next: () => {
      for (;;) {
        const id = ids.next();
        if (id >= 0 || place >= values.length) return id;
        ids = find(values[place++] as Value);
      }
    },
  };
}
