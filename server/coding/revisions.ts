/** Versions of what was coded here: what it was before, what it became, by whom and why. */

import { nodeName } from '../../model/formats/names.ts';
import { labelOfId } from '../../model/ids.ts';
import type { HistoryReply, HistoryRequest } from '../../model/schemas/corrections.ts';
import { cursorOffset, nextCursor } from '../questions/cursors.ts';
import { nodesByIds } from '../questions/node.ts';
import { type BatchNode, type BatchRelationship, relationshipRow } from '../store/batch.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { mergedIds } from '../store/tombstones.ts';
import { type KeptVersion, versionsIn, withoutState } from '../store/versions.ts';
import { buriedVersions } from './delete.ts';
import { snapshotOf } from './held.ts';
import { merges } from './merge-plan.ts';

/** A node with its first version, as it is published. */
export function withFirstVersion(
  node: BatchNode,
  relationships: readonly BatchRelationship[],
  by: string,
  at: string,
): BatchNode {
  const own = relationships.filter(({ from, to }) => from === node.id || to === node.id);
  const after = snapshotOf(
    node.label,
    node.id,
    node.properties,
    own.map((one) => ({ ...relationshipRow(one), type: one.type, from: one.from, to: one.to })),
  );
  const version: KeptVersion = {
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

/** The versions of an entity, newest first; none of what was not coded or changed here. */
export async function historyOf(store: Store, request: HistoryRequest): Promise<HistoryReply> {
  const offset = cursorOffset(request.cursor, request);
  const { id, kept } = await versionsOf(store, request.id);
  const versions = kept.filter(({ baseline }) => !baseline).map(withoutState);
  const page = versions.toReversed().slice(offset, offset + request.limit);
  const inIt = (await merges(store)).filter(({ keep }) => keep === id);
  return {
    versions: page,
    next: nextCursor(offset + page.length, versions.length, request),
    names: await namesOfIds(store, page),
    merged: inIt.map(({ drop, name }) => ({ id: drop, name })),
  };
}

/** The versions of an entity, also of a deleted or a merged one, whose are those of the kept one. */
export async function versionsOf(
  store: Store,
  asked: string,
): Promise<{ id: string; kept: KeptVersion[] }> {
  const read = async (id: string) => {
    const text = cypher('questions/coding-history');
    return (await store.engine.read<{ history: string | null }>(text, { id }))[0];
  };
  const row = await read(asked);
  if (row) return { id: asked, kept: versionsIn(row.history ?? undefined) };
  const buried = await buriedVersions(store, asked);
  if (buried) return { id: asked, kept: buried };
  const id = (await mergedIds(store.engine)).get(asked);
  if (id === undefined) return { id: asked, kept: [] };
  return { id, kept: versionsIn((await read(id))?.history ?? undefined) };
}

/** The names of those whose ids stand in versions; a merged one has the name that it had. */
export async function namesOfIds(store: Store, value: unknown): Promise<Record<string, string>> {
  const ids = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part === 'string') {
      if (part.length < 300 && /^[a-z]+:\S+$/.test(part) && labelOfId(part)) ids.add(part);
    } else if (typeof part === 'object' && part !== null) Object.values(part).forEach(look);
  };
  look(value);
  const names = new Map(
    (await nodesByIds(store.engine, [...ids])).map((node) => [node.id, nodeName(node)]),
  );
  if ([...ids].some((id) => !names.has(id))) {
    for (const { drop, name } of await merges(store)) if (ids.has(drop)) names.set(drop, name);
  }
  return Object.fromEntries(names);
}
