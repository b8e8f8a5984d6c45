/** A plan as rows of a tree: depth, what can be opened, shares of the whole. */
import type { PlanNode } from '../../../../model/schemas/queries.ts';

export interface PlanRow {
  /** Its place in the tree, such as `0.1.0`. */
  path: string;
  node: PlanNode;
  depth: number;
  position: number;
  siblings: number;
  open: boolean;
  /** Of the most work that one operator did, from 0 to 1; none when nothing was measured. */
  share: number | undefined;
}

export const measures = ['rows', 'dbHits', 'timeMs'] as const;
export type PlanMeasure = (typeof measures)[number];

/** The rows that are in view, parents first; `closed` names the paths that are folded. */
export function planRows(plan: PlanNode, closed: ReadonlySet<string>): PlanRow[] {
  const by = ([...measures].reverse() as PlanMeasure[]).find((name) => has(plan, name));
  const most = by ? Math.max(1e-9, ...all(plan).map((node) => node[by] ?? 0)) : 1;
  const rows: PlanRow[] = [];
  const visit = (
    node: PlanNode,
    path: string,
    depth: number,
    position: number,
    siblings: number,
  ) => {
    const open = !closed.has(path);
    const value = by ? node[by] : undefined;
    rows.push({
      path,
      node,
      depth,
      position,
      siblings,
      open,
      share: value === undefined ? undefined : value / most,
    });
    if (!open) return;
    for (const [index, child] of node.children.entries())
      visit(child, `${path}.${index}`, depth + 1, index + 1, node.children.length);
  };
  visit(plan, '0', 0, 1, 1);
  return rows;
}

/** Whether any operator tells this measure. */
export function has(plan: PlanNode, name: PlanMeasure | 'estimatedRows'): boolean {
  return all(plan).some((node) => node[name] !== undefined);
}

function all(plan: PlanNode): PlanNode[] {
  return [plan, ...plan.children.flatMap(all)];
}
