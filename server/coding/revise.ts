/** Turns a corrected state of an entity into the steps that write it, with its new version. */
import { rangeOf } from '../../model/dates.ts';
import { relationshipId } from '../../model/ids.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { dateProperties } from '../../model/vocabulary/index.ts';
import { labels } from '../../model/vocabulary/labels.ts';
import { typeDefinition } from '../../model/vocabulary/relationship-types.ts';
import type { StoredNode, StoredRelationship } from '../imports/stored.ts';
import { searchTextOf } from '../store/batch.ts';
import { cypher } from '../store/cypher-files.ts';
import type { WriteStep } from '../store/engine.ts';
import {
  differing,
  fieldsOf,
  type KeptProperties,
  type KeptVersion,
  revisionOf,
  type Snapshot,
  sameValue,
  stateOf,
  withIds,
} from '../store/versions.ts';
import { nodesText, relationshipsText } from '../store/write-batch.ts';
import { type HeldEntity, type ListField, listEntryOf, listsOf } from './held.ts';
import { unfitting } from './published-ids.ts';

/** Who changed it, when and why. */
export interface How extends Pick<KeptVersion, 'at' | 'by' | 'reason'> {
  report?: string | undefined;
  undoes?: number;
  merged?: string;
  unmerged?: string;
  carried?: KeptVersion['carried'];
}

export interface Revised {
  /** The steps, without those of versions of the graph and of the audit. */
  steps: WriteStep[];
  version: KeptVersion;
}

interface RevisedWith {
  how: How;
  /** Entities that were merged meanwhile: versions may name them by their former ids. */
  merged?: ReadonlyMap<string, string>;
  /** Relationships as they were when an earlier version took them out. */
  remembered?: Readonly<Record<string, KeptProperties>>;
  /** Properties that are no field, such as `contested`; null takes one away. */
  beside?: Record<string, boolean | null>;
}

/** The steps from what is held to a state, with the version that tells of it. */
export function revised(held: HeldEntity, target: Snapshot, withWhat: RevisedWith): Revised {
  const { how, remembered = {}, beside = {}, merged = new Map<string, string>() } = withWhat;
  const differences = differing(held.snapshot, target);
  const wanted = wantedOf(held, target, remembered);
  const kept: Record<string, KeptProperties> = {};
  const retracted: StoredRelationship[] = [];
  for (const one of held.relationships.values()) {
    const next = wanted.get(one.id);
    if (next === one) continue;
    kept[one.id] = { properties: one.properties, dates: one.dates };
    if (!next) retracted.push(one);
  }
  const versions = withUntold(held, merged, how.at);
  const version: KeptVersion = {
    number: revisionOf(versions) + 1,
    ...how,
    before: fieldsOf(held.snapshot, differences),
    after: fieldsOf(target, differences),
    differences,
    state: target,
    ...(Object.keys(kept).length > 0 ? { kept } : {}),
  };
  const row = rowOf(held, target, beside, [...versions, version]);
  const steps: WriteStep[] = [
    ...retractSteps(retracted, held.id),
    { text: nodesText(held.label), params: { rows: [row] } },
  ];
  for (const { type } of listsOf(held.label)) {
    const rows = [...wanted.values()]
      .filter((one) => one.type === type && held.relationships.get(one.id) !== one)
      .map(({ type: _, ...one }) => one);
    if (rows.length > 0) steps.push({ text: relationshipsText(type), params: { rows } });
  }
  return { steps, version };
}

/** The step that deletes relationships, looked for from the end that is not a hub, if it is one. */
export function retractSteps(rows: readonly StoredRelationship[], hub: string): WriteStep[] {
  if (rows.length === 0) return [];
  const ends = rows.map(({ id, type, from, to }) => {
    const [anchor, other] = from === hub ? [to, from] : [from, to];
    return { id, type, anchor, other };
  });
  return [{ text: cypher('write/retract-relationships'), params: { rows: ends } }];
}

/** The same row without any change but in what is no field. */
export function withBeside(row: StoredNode, beside: Record<string, boolean | null>) {
  const { label: _, ...plain } = row;
  return { ...plain, properties: put(plain.properties, beside) };
}

/**
 * The versions up to now. Before the first correction stands what was loaded; and what an import or
 * another program changed since the last version is a version of its own.
 */
function withUntold(
  held: HeldEntity,
  merged: ReadonlyMap<string, string>,
  at: string,
): KeptVersion[] {
  const { versions, snapshot } = held;
  const last = versions.at(-1);
  if (!last) {
    const nothing = { before: null, after: null, differences: [] };
    const loaded = { number: 1, at, by: '', reason: 'loaded', baseline: true };
    return [{ ...loaded, ...nothing, state: snapshot }];
  }
  const told = stateOf(last);
  const known = told && withIds(told, merged);
  const differences = known ? differing(known, snapshot) : [];
  if (!known || differences.length === 0) return versions;
  return [
    ...versions,
    {
      number: last.number + 1,
      at,
      by: 'import',
      reason: 'changed by an import or another program, and seen now',
      before: fieldsOf(known, differences),
      after: fieldsOf(snapshot, differences),
      differences,
      state: snapshot,
    },
  ];
}

function rowOf(
  { label, row, snapshot }: HeldEntity,
  target: Snapshot,
  beside: Record<string, boolean | null>,
  versions: readonly KeptVersion[],
): Omit<StoredNode, 'label'> {
  const lists = new Set(listsOf(label).map(({ field }) => field));
  const changed = differing(snapshot, target).filter((name) => !lists.has(name));
  const { properties, dates } = withFields(row, fieldsOf(target, changed));
  const texts = Object.fromEntries(
    Object.keys(labels[label].properties).map((name) => [name, target[name] as string]),
  );
  return {
    id: row.id,
    properties: {
      ...put(properties, beside),
      ...searchTextOf(label, texts),
      historyText: JSON.stringify(versions),
    },
    dates,
  };
}

type Row = Pick<StoredNode, 'properties' | 'dates'>;

function put(properties: Row['properties'], beside: Record<string, boolean | null>) {
  const all = { ...properties };
  for (const [name, value] of Object.entries(beside)) {
    if (value === null) delete all[name];
    else all[name] = value;
  }
  return all;
}

/** A row with some fields put in place of what they were; null takes one away. */
function withFields({ properties, dates }: Row, fields: Record<string, unknown>): Row {
  const result = { properties: { ...properties }, dates: { ...dates } };
  for (const [name, value] of Object.entries(fields)) {
    delete result.properties[name];
    delete result.dates[name];
    delete result.dates[`${name}End`];
    if (value === null || value === undefined) continue;
    const days = dateProperties.has(name) ? daysOf(String(value)) : undefined;
    if (days) {
      result.dates[name] = days.first;
      result.dates[`${name}End`] = days.last;
    } else result.properties[name] = value as PropertyValue;
  }
  return result;
}

/** Also of a pair of days that is no year, month or day. */
function daysOf(text: string): { first: string; last: string } | undefined {
  const pair = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text);
  return pair?.[1] && pair[2] ? { first: pair[1], last: pair[2] } : rangeOf(text);
}

/** The relationships that a state wants; one that stays as it is, is the very one that is held. */
function wantedOf(
  held: HeldEntity,
  target: Snapshot,
  remembered: Readonly<Record<string, KeptProperties>>,
): Map<string, StoredRelationship> {
  const wanted = new Map<string, StoredRelationship>();
  const sources = held.label === 'Statement' ? sourcesOf(target) : [];
  for (const list of listsOf(held.label)) {
    for (const entry of entriesIn(target[list.field])) {
      const one = relationshipOf(held, list, entry, remembered, sources);
      if (wanted.has(one.id)) {
        throw unfitting(`changes.${list.field}`, `${otherOf(list, entry)} is there twice.`);
      }
      wanted.set(one.id, one);
    }
  }
  return wanted;
}

function relationshipOf(
  held: HeldEntity,
  list: ListField,
  entry: unknown,
  remembered: Readonly<Record<string, KeptProperties>>,
  sources: string[],
): StoredRelationship {
  const { type, other } = list;
  const ends =
    other === 'to'
      ? { from: held.id, to: otherOf(list, entry) }
      : { from: otherOf(list, entry), to: held.id };
  // Imports may have given ids of their own.
  const same = [...held.relationships.values()].find(
    (one) => one.type === type && sameValue(listEntryOf(list, one), entry),
  );
  if (same) return same;
  const given = propertiesOf(list, entry);
  const id = relationshipId(ends.from, type, ends.to, given);
  const known = held.relationships.get(id);
  const earlier = known ?? (remembered[id] as Row | undefined);
  const isProven = 'sources' in typeDefinition(type).properties;
  const base: Row = earlier ?? {
    properties: isProven && sources.length > 0 ? { sources } : {},
    dates: {},
  };
  const names = list.properties ?? Object.keys(typeDefinition(type).properties);
  const fields = Object.fromEntries(names.map((name) => [name, given[name] ?? null]));
  const { properties, dates } = withFields(base, fields);
  return { id, type, ...ends, properties: { ...properties, id }, dates };
}

function entriesIn(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function otherOf({ name }: ListField, entry: unknown): string {
  return name === null ? String(entry) : String((entry as Record<string, unknown>)[name]);
}

function propertiesOf({ name }: ListField, entry: unknown): Record<string, unknown> {
  if (name === null) return {};
  const { [name]: _, ...properties } = entry as Record<string, unknown>;
  return properties;
}

/** The main sources of a statement, which prove what is new of it. */
function sourcesOf(target: Snapshot): string[] {
  const all = entriesIn(target.sources) as { id: string; main?: boolean }[];
  const main = all.filter((one) => one.main === true);
  return (main.length > 0 ? main : all).map(({ id }) => id);
}
