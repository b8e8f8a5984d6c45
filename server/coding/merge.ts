/** Merges two entities that are one, and takes a merge apart again. */
import type {
  EntityReply,
  MergeReply,
  MergeRequest,
  UnmergeReply,
} from '../../model/schemas/corrections.ts';
import { StancegraphError } from '../errors.ts';
import { touched } from '../imports/rows.ts';
import type { StoredNode, StoredRelationship } from '../imports/stored.ts';
import { nodesByIds } from '../questions/node.ts';
import { toAudit } from '../store/audit.ts';
import { noted } from '../store/changes.ts';
import { cypher } from '../store/cypher-files.ts';
import type { WriteStep } from '../store/engine.ts';
import type { Store } from '../store/store.ts';
import { mergedIds, mergeKey } from '../store/tombstones.ts';
import { type Snapshot, sameValue } from '../store/versions.ts';
import { nodesText, relationshipsText, writeSteps } from '../store/write-batch.ts';
import { type HeldEntity, heldOf, listsOf, snapshotOf, storedRelationshipsOf } from './held.ts';
import {
  type Merge,
  mergeOf,
  mergePlan,
  merges,
  packed,
  redirected,
  renamedRows,
} from './merge-plan.ts';
import { knownIds, unfitting } from './published-ids.ts';
import { bumpRecords, dropStep, putSteps } from './record-steps.ts';
import { type How, retractSteps, revised } from './revise.ts';
import { oneAfterAnother } from './serial.ts';

/** Merges `drop` into `keep`. Throws `unfitting`, `not-found`, `gone`, `conflict` and `too-large`. */
export function mergeEntities(own: Store, request: MergeRequest, how: How): Promise<MergeReply> {
  return oneAfterAnother(own, async (store) => {
    const { keep, drop } = request;
    if (keep === drop) throw unfitting('drop', 'it is the same as keep.');
    const [kept, dropped] = [await heldOf(store.engine, keep), await heldOf(store.engine, drop)];
    if (kept.label !== dropped.label) {
      throw unfitting('drop', `${drop} is of another kind than ${keep}.`);
    }
    if (kept.label === 'Statement') {
      throw unfitting('keep', 'statements are not merged: delete the one that is a double.');
    }
    const ofKept = await storedRelationshipsOf(store.engine, keep);
    const ofDropped = await storedRelationshipsOf(store.engine, drop);
    await assertNothingOfOthers(store, drop, ofDropped.length);
    const merge = await mergePlan(store, kept, dropped, ofKept, ofDropped);
    const movedIds = new Set(merge.moved.map(({ was }) => was));
    const moved = ofDropped
      .filter(({ id }) => movedIds.has(id))
      .map((one) => redirected(one, drop, keep));
    const given = Object.entries(merge.given).map(([name, { after }]) => [name, after]);
    const { steps, number } = keptSteps(
      kept,
      [...ofKept, ...moved],
      Object.fromEntries(given),
      { ...how, merged: drop },
      await mergedIds(store.engine),
    );
    const renamed = await renamedRows(store.engine, merge.renamed, 'before');
    const summary = {
      keep,
      number: merge.number,
      name: String(dropped.snapshot.name ?? drop),
    };
    await store.engine.write([
      ...noted(store.engine.kind, touchedBy([keep, drop], [...ofDropped, ...moved, ...renamed]), [
        ...retractSteps(ofDropped, drop),
        { text: cypher('write/retract-node'), params: { id: drop } },
        ...relationshipSteps(moved),
        ...renamedSteps(renamed),
        ...steps,
      ]),
      bumpRecords(),
      ...putSteps(
        store,
        'Revision',
        { key: mergeKey(drop), title: '', summary: JSON.stringify(summary), body: packed(merge) },
        { quietly: true },
      ),
      ...toAudit(
        { action: 'change', kind: 'Entity', name: `${drop} merged into ${keep}` },
        store.origin,
      ),
    ]);
    return {
      ...(await replyOf(store, keep, number)),
      drop,
      moved: merge.moved.length,
      same: merge.same.length,
    };
  });
}

/** Takes a merge apart. Throws `not-found`, and `conflict` while a later merge rests on it. */
export function unmergeEntities(own: Store, drop: string, how: How): Promise<UnmergeReply> {
  return oneAfterAnother(own, async (store) => {
    const done = await takeApart(store, drop, how);
    return {
      ...(await replyOf(store, done.keep, done.number)),
      keep: done.keep,
      restored: done.restored,
    };
  });
}

/** The same, as the undo of the version that merged. */
export async function undoMerge(store: Store, drop: string, how: How): Promise<EntityReply> {
  const { keep, number } = await takeApart(store, drop, how);
  return replyOf(store, keep, number);
}

async function takeApart(store: Store, drop: string, how: How) {
  const merge = await mergeOf(store, drop);
  if (!merge) {
    throw new StancegraphError(
      'not-found',
      `${drop} was not merged into anything, or was taken out again.`,
    );
  }
  const { keep } = merge;
  await assertNothingRestsOnIt(store, merge);
  if ((await knownIds(store, [drop])).length > 0) {
    throw new StancegraphError(
      'conflict',
      `${drop} was created again in the meantime. Nothing was changed.`,
    );
  }
  const kept = await heldOf(store.engine, keep);
  const ofKept = await storedRelationshipsOf(store.engine, keep);
  const now = new Map(ofKept.map((one) => [one.id, one]));
  const leaving = merge.moved.flatMap((one) => now.get(one.now) ?? []);
  const left = new Set(leaving.map(({ id }) => id));
  const back = [
    ...leaving.map((one) => redirected(one, keep, drop)),
    ...merge.same.filter((one) => one.now === null || now.has(one.now)).map(({ one }) => one),
  ];
  const { steps, number } = keptSteps(
    kept,
    ofKept.filter(({ id }) => !left.has(id)),
    takenBack(kept, merge),
    { ...how, unmerged: drop },
    await mergedIds(store.engine),
  );
  const renamed = await renamedRows(store.engine, merge.renamed, 'after');
  await store.engine.write([
    ...noted(store.engine.kind, touchedBy([keep, drop], [...leaving, ...back, ...renamed]), [
      ...retractSteps(leaving, keep),
      ...nodeSteps([merge.row]),
      ...relationshipSteps(back),
      ...renamedSteps(renamed),
      ...steps,
    ]),
    bumpRecords(),
    { ...dropStep(store, 'Revision', mergeKey(drop)) },
    ...toAudit(
      { action: 'change', kind: 'Entity', name: `${drop} taken out of ${keep}` },
      store.origin,
    ),
  ]);
  return { keep, number, restored: back.length };
}

/**
 * The step that gives the kept entity its fields and version. Its relationships are as they will be:
 * they are written apart.
 */
function keptSteps(
  kept: HeldEntity,
  relationships: readonly StoredRelationship[],
  fields: Snapshot,
  how: How,
  merged: ReadonlyMap<string, string>,
): { steps: WriteStep[]; number: number } {
  const types = new Set(listsOf(kept.label).map(({ type }) => type));
  const own = relationships.filter((one) => types.has(one.type) && one.from === kept.id);
  const lists = snapshotOf(kept.label, kept.id, {}, own);
  const held = { ...kept, relationships: new Map(own.map((one) => [one.id, one])) };
  const { steps, version } = revised(
    held,
    { ...kept.snapshot, ...lists, ...fields },
    {
      how,
      merged,
    },
  );
  return { steps, number: version.number };
}

/** What the kept one was given is taken from it, where it still is as it was given. */
function takenBack(kept: HeldEntity, { given }: Merge): Snapshot {
  const fields: Snapshot = {};
  for (const [name, { before, after }] of Object.entries(given)) {
    const now = kept.snapshot[name];
    if (sameValue(now, after)) fields[name] = before;
    else if (Array.isArray(now) && Array.isArray(after)) {
      const own = new Set(Array.isArray(before) ? before : []);
      const added = new Set(after.filter((one) => !own.has(one)));
      const rest = now.filter((one) => !added.has(one));
      fields[name] = rest.length > 0 ? rest : null;
    }
  }
  return fields;
}

/** Throws `conflict` for a later merge that moved something of this one. */
async function assertNothingRestsOnIt(store: Store, merge: Merge): Promise<void> {
  const later = (await merges(store))
    .filter(({ number }) => number > merge.number)
    .sort((a, b) => b.number - a.number);
  const own = new Set<string>([
    ...merge.moved.map(({ now }) => now),
    ...merge.same.flatMap(({ now }) => now ?? []),
    ...merge.renamed.map(({ id }) => id),
  ]);
  const named = new Set<string>(
    [merge.row, ...merge.same.map(({ one }) => one)]
      .flatMap(({ properties }) => Object.values(properties).flat())
      .filter((value) => typeof value === 'string'),
  );
  for (const head of later) {
    const other = await mergeOf(store, head.drop);
    if (!other) continue;
    const ids = [
      other.drop,
      ...other.moved.map(({ was }) => was),
      ...other.same.map(({ one }) => one.id),
      ...other.renamed.map(({ id }) => id),
    ];
    const ends = new Set(merge.same.flatMap(({ one }) => [one.from, one.to]));
    const rests =
      other.keep === merge.keep ||
      other.drop === merge.keep ||
      named.has(other.drop) ||
      ends.has(other.drop) ||
      ids.some((id) => own.has(id));
    if (!rests) continue;
    throw new StancegraphError(
      'conflict',
      `${head.drop} was merged into ${head.keep} later, and rests on this. Take that apart first. Nothing was changed.`,
    );
  }
}

async function assertNothingOfOthers(store: Store, id: string, own: number): Promise<void> {
  const [row] = await store.engine.read<{ degree: number }>(cypher('questions/degrees-of'), {
    ids: [id],
  });
  if ((row?.degree ?? 0) <= own) return;
  throw new StancegraphError(
    'conflict',
    `Another program has joined something to ${id}: it cannot be merged here. Nothing was changed.`,
  );
}

type Row = StoredNode | StoredRelationship;
const isNode = (row: Row): row is StoredNode => 'label' in row;

function nodeSteps(rows: readonly StoredNode[]): WriteStep[] {
  return writeSteps(rows, (row) => row.label, nodesText);
}

function relationshipSteps(rows: readonly StoredRelationship[]): WriteStep[] {
  return writeSteps(rows, (row) => row.type, relationshipsText);
}

function renamedSteps(rows: readonly Row[]): WriteStep[] {
  const relationships = rows.filter((row): row is StoredRelationship => !isNode(row));
  return [...nodeSteps(rows.filter(isNode)), ...relationshipSteps(relationships)];
}

function touchedBy(ids: readonly string[], rows: readonly Row[]): string[] {
  return [...new Set([...ids, ...touched(rows)])];
}

async function replyOf(store: Store, id: string, revision: number): Promise<EntityReply> {
  const [node] = await nodesByIds(store.engine, [id]);
  if (!node) throw new StancegraphError('not-found', `${id} no longer exists.`);
  return { node, revision };
}
