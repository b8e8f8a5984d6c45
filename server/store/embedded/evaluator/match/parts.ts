/** The connected parts of a pattern, and equalities that join them. */
import type { Expression } from '../../../../language/ast.ts';
import { everyName, namesIn } from '../expressions/names.ts';
import type { Condition, Pattern, PatternEdge, PatternNode } from './pattern.ts';

export interface PatternPart {
  nodes: PatternNode[];
  edges: PatternEdge[];
  /** Whether a node or a relationship of it was known before. */
  known: boolean;
}

/** `without`: edges that join nothing, since both their ends must be known first. */
export function connectedParts(pattern: Pattern, without: PatternEdge[]): PatternPart[] {
  const edges = pattern.edges.filter((edge) => !without.includes(edge));
  const partOf = new Map<PatternNode, PatternPart>();
  for (const node of pattern.nodes.values()) {
    partOf.set(node, { nodes: [node], edges: [], known: pattern.bound.has(node.name) });
  }
  for (const edge of edges) {
    const left = partOf.get(edge.left) as PatternPart;
    const right = partOf.get(edge.right) as PatternPart;
    left.edges.push(edge);
    if (pattern.bound.has(edge.name)) left.known = true;
    if (left === right) continue;
    left.nodes.push(...right.nodes);
    left.edges.push(...right.edges);
    left.known ||= right.known;
    for (const node of right.nodes) partOf.set(node, left);
  }
  return [...new Set(partOf.values())];
}

/** An equality between what is known and a part that is not. */
export function hashKeys(
  pattern: Pattern,
  done: ReadonlySet<Condition>,
  known: ReadonlySet<string>,
  part: PatternPart,
  constant: ReadonlySet<string>,
): { condition: Condition; left: Expression; right: Expression } | undefined {
  const own = new Set<string>();
  for (const { name } of part.nodes) own.add(name);
  for (const { name } of part.edges) own.add(name);
  const within = (expression: Expression, names: (name: string) => boolean) => {
    const needs = [...namesIn(expression)].filter(
      (name) => name === everyName || pattern.scope.slots.has(name),
    );
    return needs.length > 0 && needs.every(names);
  };
  const ofPart = (name: string) => own.has(name) || constant.has(name);
  const ofKnown = (name: string) => known.has(name);
  for (const condition of pattern.conditions) {
    const { expression } = condition;
    if (done.has(condition) || expression.kind !== 'binary' || expression.operator !== '=')
      continue;
    const { left, right } = expression;
    for (const [one, other] of [[left, right] as const, [right, left] as const]) {
      if (!within(one, ofKnown) || !within(other, ofPart)) continue;
      if (!within(other, (name) => own.has(name))) continue;
      return { condition, left: one, right: other };
    }
  }
  return undefined;
}
