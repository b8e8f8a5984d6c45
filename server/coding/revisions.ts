/** Versions of what was coded here: what it was before, what it became, by whom and why. */
import type { HistoryReply } from '../../model/schemas/coding.ts';
import type { BatchNode, BatchRelationship } from '../store/batch.ts';
import type { RecordContent } from '../store/records.ts';
import type { Store } from '../store/store.ts';

type Version = HistoryReply['versions'][number];

const keyOf = (id: string) => `history/${id}`;

/** The record of an entity's first version, as it was published. */
export function firstVersion(
  node: BatchNode,
  relationships: readonly BatchRelationship[],
  by: string,
  at: string,
): RecordContent {
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
    key: keyOf(node.id),
    title: node.id,
    summary: JSON.stringify({ versions: 1 }),
    body: JSON.stringify([version]),
  };
}

function push(into: Record<string, unknown>, name: string, value: unknown): void {
  const list = into[name];
  if (Array.isArray(list)) list.push(value);
  else into[name] = [value];
}

/** The versions of an entity, newest first; none of what was not coded or changed here. */
export async function historyOf(store: Store, id: string): Promise<HistoryReply> {
  const record = await store.records.get('Coding', keyOf(id));
  const versions = record ? (JSON.parse(record.body) as Version[]) : [];
  return { versions: versions.toReversed(), next: null };
}
