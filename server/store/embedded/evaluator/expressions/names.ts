/** Which names an expression or a pattern speaks of, and whether it aggregates. */
import type { Expression } from '../../../../language/ast.ts';
import { isAggregate } from './calls.ts';

/** Stands for every name, as `RETURN *` inside a subquery does. */
export const everyName = '*';

/**
 * All names that occur, also those that the expression introduces itself: who waits for them waits
 * too long, but never too short.
 */
export function namesIn(tree: unknown): Set<string> {
  const names = new Set<string>();
  collect(tree, names, false);
  return names;
}

/** The names that are read after aggregating: what aggregating functions are given is not. */
export function namesAround(tree: unknown): Set<string> {
  const names = new Set<string>();
  collect(tree, names, true);
  return names;
}

function collect(tree: unknown, names: Set<string>, around: boolean): void {
  if (Array.isArray(tree)) {
    for (const one of tree) collect(one, names, around);
    return;
  }
  if (typeof tree !== 'object' || tree === null) return;
  const node = tree as Record<string, unknown>;
  if (around && node.kind === 'call' && 'args' in node && isAggregate(tree as Expression)) return;
  if (node.kind === 'variable' && typeof node.name === 'string') names.add(node.name);
  if (typeof node.variable === 'string') names.add(node.variable);
  if (node.star === true && (node.kind === 'with' || node.kind === 'return')) names.add(everyName);
  if (node.kind === 'call' && 'imports' in node) {
    if (node.imports === 'all') names.add(everyName);
    if (Array.isArray(node.imports)) for (const name of node.imports) names.add(String(name));
  }
  for (const key in node) {
    const inner = node[key];
    if (typeof inner === 'object' && inner !== null) collect(inner, names, around);
  }
}

/** Whether an aggregating function is called in it, subqueries left out. */
export function callsAggregate(tree: unknown): boolean {
  if (Array.isArray(tree)) return tree.some(callsAggregate);
  if (typeof tree !== 'object' || tree === null) return false;
  const node = tree as Record<string, unknown>;
  if (node.kind === 'subquery') return false;
  if (node.kind === 'call' && 'args' in node && isAggregate(tree as Expression)) return true;
  return Object.values(node).some((inner) => typeof inner === 'object' && callsAggregate(inner));
}
