/**
 * What the graph's schema tells about labels that the vocabulary does not know: which one of a node's
 * labels it is drawn and listed under, its colour, and by which property nodes of it are named.
 */
import { setSampledNaming } from '../../../model/formats/naming.ts';
import { isForeignId, labelOf } from '../../../model/ours.ts';
import type { SchemaReply } from '../../../model/schemas/api.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';

/** As many as any two of which can be told apart, also by colour-blind readers; see tokens.css. */
const colours = 7;
/** A label on nearly every node tells nothing apart. */
const nearlyAll = 0.9;

let ranks: ReadonlyMap<string, number> = new Map();

/** The most frequent labels first, so that each graph has its colours whatever is on the canvas. */
export function learnLabels({ labels }: SchemaReply): void {
  const total = Math.max(1, ...labels.map((label) => label.count));
  const sum = labels.reduce((all, label) => all + label.count, 0);
  const late = (name: string, count: number) =>
    Number(isLabel(name)) +
    Number(labels.length > 2 && count === total && count > nearlyAll * (sum - count));
  const ordered = [...labels].sort(
    (a, b) =>
      late(a.name, a.count) - late(b.name, b.count) ||
      b.count - a.count ||
      (a.name < b.name ? -1 : 1),
  );
  ranks = new Map(ordered.map(({ name }, index) => [name, index]));
  setSampledNaming(labels.flatMap(({ name, naming }) => (naming ? [[name, naming] as const] : [])));
}

/** The label that a node of a graph of others goes under; none for one without labels. */
export function chiefLabel(labels: readonly string[]): string | undefined {
  const [first, ...others] = labels;
  const rank = (label: string) => ranks.get(label) ?? Number.MAX_SAFE_INTEGER;
  return others.reduce((best, label) => (rank(label) < rank(best ?? label) ? label : best), first);
}

/** The colour token of such a node's fill. */
export function labelColour(labels: readonly string[]): string {
  const label = chiefLabel(labels);
  const rank = label === undefined ? colours : (ranks.get(label) ?? colours);
  return rank < colours ? `cat-${rank + 1}` : 'cat-other';
}

/** Where nodes without any label are listed. */
export const unlabelled = 'Other';

/** What a node is listed under: a label of ours, or a colon and that of another graph, or `unlabelled`. */
export function legendType(node: Pick<GraphNode, 'id' | 'labels'>): string {
  const own = labelOf(node);
  if (own) return own;
  const label = isForeignId(node.id) ? chiefLabel(node.labels) : undefined;
  return label === undefined ? unlabelled : `:${label}`;
}
