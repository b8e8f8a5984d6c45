/** Versions of what was coded here: what it was before, what it became, by whom and why. */
import type { HistoryReply } from '../../model/schemas/coding.ts';
import type { BatchNode, BatchRelationship } from '../store/batch.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';

type Version = HistoryReply['versions'][number];

/**
 * A node with its first version, as it is published. Versions lie with their node, as JSON that no
 * reader sees: all records of a kind are rewritten when one is made.
 */
export function withFirstVersion(
  node: BatchNode,
  relationships: readonly BatchRelationship[],
  by: string,
  at: string,
): BatchNode {
  const after: Record<string, unknown> = { ...node.properties };
  for (const one of relationships) {
    if (one.type === 'MADE' && one.to === node.id) push(after, 'speakers', one.from);
    if (one.from !== node.id) continue;
    if (one.type === 'ABOUT')
      push(after, 'about', { agreement: one.to, stance: one.properties.stance });
    if (one.type === 'STATED_IN') push(after, 'sources', one.to);
    if (one.type === 'REPORTED_BY') push(after, 'reportedBy', one.to);
  }
  const version: Version = {
    number: 1,
    at,
    by,
    reason: 'published',
    before: null,
    after,
    differences: Object.keys(after),
  };
  return {
    ...node,
    properties: { ...node.properties, historyText: JSON.stringify([version]) },
  };
}

function push(into: Record<string, unknown>, name: string, value: unknown): void {
  const list = into[name];
  if (Array.isArray(list)) list.push(value);
  else into[name] = [value];
}

/** The versions of an entity, newest first; none of what was not coded or changed here. */
export async function historyOf(store: Store, id: string): Promise<HistoryReply> {
  const text = cypher('questions/coding-history');
  const [row] = await store.engine.read<{ history: string | null }>(text, { id });
  const versions = row?.history ? (JSON.parse(row.history) as Version[]) : [];
  return { versions: versions.toReversed(), next: null };
}
