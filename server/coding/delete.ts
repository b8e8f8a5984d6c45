/** Deletes statements, with a tombstone that says why, from which they can be brought back. */
import type { Tombstone } from '../../model/schemas/api.ts';
import { StancegraphError } from '../errors.ts';
import type { StoredNode, StoredRelationship } from '../imports/stored.ts';
import type { SecretSettings } from '../library/secrets.ts';
import { toAudit } from '../store/audit.ts';
import { noted } from '../store/changes.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { goneError, mergedIds, tombstoneKey } from '../store/tombstones.ts';
import { differing, type KeptVersion, revisionOf, withIds } from '../store/versions.ts';
import { nodesText, relationshipsText, writeSteps } from '../store/write-batch.ts';
import { type HeldEntity, storedRelationshipsOf } from './held.ts';
import { bumpRecords, dropStep, putSteps } from './record-steps.ts';
import { closeSteps, openReports, reopenSteps } from './reports.ts';
import { type How, retractSteps } from './revise.ts';

/** What was deleted, and what is left of it. */
export interface Deleted {
  id: string;
  tombstone: Tombstone;
}

interface Grave {
  row: StoredNode;
  relationships: StoredRelationship[];
  versions: KeptVersion[];
}

/** Deletes what is held. Throws `conflict` where others have joined something to it. */
export async function deleteHeld(
  store: Store,
  held: HeldEntity,
  how: How,
  settings: SecretSettings,
): Promise<Deleted> {
  const { id, label, row, snapshot } = held;
  const relationships = await storedRelationshipsOf(store.engine, id);
  const [joined] = await store.engine.read<{ degree: number }>(cypher('questions/degrees-of'), {
    ids: [id],
  });
  if ((joined?.degree ?? 0) > relationships.length) {
    throw new StancegraphError(
      'conflict',
      `Another program has joined something to ${id}: it cannot be deleted here. Nothing was changed.`,
    );
  }
  const version: KeptVersion = {
    number: revisionOf(held.versions) + 1,
    ...how,
    before: snapshot,
    after: null,
    differences: Object.keys(snapshot),
  };
  const loaded = { at: how.at, by: '', reason: 'loaded', before: null, after: null };
  const first: KeptVersion = {
    number: 1,
    ...loaded,
    baseline: true,
    differences: [],
    state: snapshot,
  };
  const before = held.versions.length > 0 ? held.versions : [first];
  const grave: Grave = { row, relationships, versions: [...before, version] };
  const tombstone: Tombstone = {
    id,
    number: version.number,
    at: how.at,
    by: how.by,
    reason: how.reason,
    ...(how.report === undefined ? {} : { report: how.report }),
  };
  const reports = await openReports(store, settings, id);
  await store.engine.write([
    ...noted(store.engine.kind, touchedBy(id, relationships), [
      ...retractSteps(relationships, ''),
      { text: cypher('write/retract-node'), params: { id } },
    ]),
    bumpRecords(),
    ...putSteps(
      store,
      'Revision',
      {
        key: tombstoneKey(id),
        title: '',
        summary: JSON.stringify(tombstone),
        body: JSON.stringify(grave),
      },
      { quietly: true },
    ),
    // What was said of it was right, or is of no use any more.
    ...reports.flatMap((report) => closeSteps(store, settings, report, version.number)),
    ...toAudit(
      { action: 'delete', kind: label === 'Statement' ? label : 'Entity', name: id },
      store.origin,
    ),
  ]);
  return { id, tombstone };
}

/** The versions of what was deleted, the oldest first; `undefined` for what was not. */
export async function buriedVersions(store: Store, id: string): Promise<KeptVersion[] | undefined> {
  return (await graveOf(store, id))?.versions;
}

async function graveOf(store: Store, id: string): Promise<Grave | undefined> {
  const record = await store.records.get('Revision', tombstoneKey(id));
  return record && (JSON.parse(record.body) as Grave);
}

/**
 * Brings a deleted statement back, as the undo of its last version, and gives its new revision;
 * `undefined` for what was not deleted. Throws `gone` for an earlier version.
 */
export async function restoreDeleted(
  store: Store,
  id: string,
  number: number,
  how: How,
  settings: SecretSettings,
): Promise<number | undefined> {
  const grave = await graveOf(store, id);
  const last = grave?.versions.at(-1);
  if (!grave || !last) return undefined;
  const isThere = await store.engine.read(cypher('questions/known-ids'), { ids: [id] });
  if (isThere.length > 0) return undefined;
  if (last.number !== number) {
    const { at, by, reason } = last;
    throw goneError({ id, number: last.number, at, by, reason });
  }
  const merged = await mergedIds(store.engine);
  const relationships = grave.relationships.map((one) => movedTo(one, merged));
  const state = withIds(last.before ?? {}, merged);
  const version: KeptVersion = {
    number: number + 1,
    ...how,
    before: null,
    after: state,
    differences: differing({}, state),
    state,
  };
  const { label, ...row } = grave.row;
  const versions = [...grave.versions, version];
  const reopened = last.report === undefined ? [] : await reopenSteps(store, settings, last.report);
  const contested = { ...row.properties, contested: true };
  const properties = reopened.length > 0 ? contested : row.properties;
  const back = { ...row, properties: { ...properties, historyText: JSON.stringify(versions) } };
  await store.engine.write([
    ...noted(store.engine.kind, touchedBy(id, relationships), [
      { text: nodesText(label), params: { rows: [back] } },
      ...writeSteps(relationships, (one) => one.type, relationshipsText),
    ]),
    bumpRecords(),
    dropStep(store, 'Revision', tombstoneKey(id)),
    ...reopened,
    ...toAudit(
      { action: 'create', kind: 'Statement', name: `${id} revision ${version.number}` },
      store.origin,
    ),
  ]);
  return version.number;
}

/** A relationship whose ends may have been merged into others meanwhile. */
function movedTo(one: StoredRelationship, merged: ReadonlyMap<string, string>): StoredRelationship {
  const [from, to] = [merged.get(one.from) ?? one.from, merged.get(one.to) ?? one.to];
  if (from === one.from && to === one.to) return one;
  const id = `${from}|${one.type}|${to}${one.id.slice(`${one.from}|${one.type}|${one.to}`.length)}`;
  return { ...one, id, from, to, properties: { ...one.properties, id } };
}

/** The statement, and those that it answers or that answer it. */
function touchedBy(id: string, relationships: readonly StoredRelationship[]): string[] {
  const answered = relationships.filter(({ type }) => type === 'RESPONDS_TO');
  return [...new Set([id, ...answered.flatMap(({ from, to }) => [from, to])])];
}
