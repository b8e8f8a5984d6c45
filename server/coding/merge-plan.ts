/** What a merge of two entities does, in a form that can be stored and reversed. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { StancegraphError } from '../errors.ts';
import {
  anchorOf,
  type StoredNode,
  type StoredRelationship,
  storedNodes,
  storedRelationships,
  withEnds,
} from '../imports/stored.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Engine } from '../store/engine.ts';
import { maxRecordBytes } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { mergeKey } from '../store/tombstones.ts';
import type { HeldEntity } from './held.ts';

type Type = StoredRelationship['type'];

/** A property that named the dropped entity. */
export interface Renamed {
  id: string;
  /** The type and the start of a relationship; none of a node. */
  type?: Type;
  from?: string;
  property: string;
  before: PropertyValue;
  after: PropertyValue;
}

/** What a merge did, as it is kept so that it can be taken apart. */
export interface Merge {
  keep: string;
  drop: string;
  /** In the order of merges. */
  number: number;
  row: StoredNode;
  /** Relationships that moved: the id that each had and has, and the end from which it is found. */
  moved: { was: string; now: string; type: Type; anchor: string }[];
  /** Those that did not, since the kept one had the same (`now`) or would be joined to itself. */
  same: { one: StoredRelationship; now: string | null }[];
  renamed: Renamed[];
  /** What the kept one was given. */
  given: Record<string, { before: unknown; after: unknown }>;
}

/** The plan of a merge; `ofDropped` and `ofKept` are all their relationships. */
export async function mergePlan(
  store: Store,
  kept: HeldEntity,
  dropped: HeldEntity,
  ofKept: readonly StoredRelationship[],
  ofDropped: readonly StoredRelationship[],
): Promise<Merge> {
  const [keep, drop] = [kept.id, dropped.id];
  const taken = new Set(ofKept.map(({ id }) => id));
  const merge: Merge = {
    keep,
    drop,
    number: 1 + Math.max(0, ...(await merges(store)).map(({ number }) => number)),
    row: dropped.row,
    moved: [],
    same: [],
    renamed: [],
    given: givenBy(kept, dropped),
  };
  for (const one of ofDropped) {
    const next = redirected(one, drop, keep);
    if (next.from === next.to) merge.same.push({ one, now: null });
    else if (taken.has(next.id)) merge.same.push({ one, now: next.id });
    else {
      taken.add(next.id);
      merge.moved.push({ was: one.id, now: next.id, type: one.type, anchor: anchorOf(next) });
    }
  }
  const own = new Set([...ofDropped.map(({ id }) => id), keep, drop]);
  merge.renamed = (await naming(store.engine, drop, keep)).filter(({ id }) => !own.has(id));
  return merge;
}

/** A relationship with one end put in the place of another. */
export function redirected(one: StoredRelationship, end: string, into: string): StoredRelationship {
  const from = one.from === end ? into : one.from;
  const to = one.to === end ? into : one.to;
  return withEnds(one, from, to);
}

/** Names of the dropped one become others of the kept one, which also gets what it did not have. */
function givenBy(kept: HeldEntity, dropped: HeldEntity): Merge['given'] {
  const given: Merge['given'] = {};
  const list = (value: unknown) => (Array.isArray(value) ? (value as string[]) : []);
  const add = (name: string, values: readonly string[]) => {
    const before = kept.snapshot[name];
    const all = [...new Set([...list(before), ...values])];
    if (all.length > list(before).length) given[name] = { before: before ?? null, after: all };
  };
  const names = [dropped.snapshot.name, dropped.snapshot.abbreviation].filter(
    (name): name is string =>
      typeof name === 'string' &&
      name !== kept.snapshot.name &&
      name !== kept.snapshot.abbreviation,
  );
  add(
    'aliases',
    [...names, ...list(dropped.snapshot.aliases)].filter((one) => one !== kept.snapshot.name),
  );
  add('sources', list(dropped.snapshot.sources));
  for (const name of Object.keys(dropped.snapshot)) {
    const value = dropped.snapshot[name];
    const isFree = !(name in kept.snapshot) && !(name in given) && name !== 'abbreviation';
    if (!isFree || typeof value === 'boolean' || Array.isArray(value)) continue;
    given[name] = { before: null, after: value };
  }
  return given;
}

/** What names an entity in a property other than its sources. */
async function naming(engine: Engine, drop: string, keep: string): Promise<Renamed[]> {
  const put = (value: PropertyValue): PropertyValue =>
    Array.isArray(value) ? value.map((one) => (one === drop ? keep : one)) : keep;
  const names = (value: PropertyValue) =>
    value === drop || (Array.isArray(value) && value.includes(drop));
  const agreements = await engine.read<{
    id: string;
    rapporteur: PropertyValue;
    repeals: PropertyValue;
  }>(cypher('questions/coding-agreements-naming'), { id: drop });
  const optOuts = await engine.read<{ id: string; type: Type; from: string }>(
    cypher('questions/coding-opt-outs-naming'),
    { id: drop },
  );
  return [
    ...agreements.flatMap(({ id, ...properties }) =>
      Object.entries(properties)
        .filter(([, value]) => names(value))
        .map(([property, value]) => ({ id, property, before: value, after: put(value) })),
    ),
    ...optOuts.map((one) => ({ ...one, property: 'under', before: drop, after: keep })),
  ];
}

type Row = StoredNode | StoredRelationship;

/** The rows that a renaming changes, with `to` in them, where they still are as `from` left them. */
export async function renamedRows(
  engine: Engine,
  renamed: readonly Renamed[],
  from: 'before' | 'after',
): Promise<Row[]> {
  const to = from === 'before' ? 'after' : 'before';
  const nodes = await storedNodes(
    engine,
    renamed.filter(({ type }) => !type).map(({ id }) => id),
  );
  const rows = new Map<string, Row>(nodes);
  for (const { id, type, from: start } of renamed) {
    if (!type || !start) continue;
    const one = (await storedRelationships(engine, type, [start])).get(id);
    if (one) rows.set(id, one);
  }
  const changed = new Map<string, Row>();
  for (const one of renamed) {
    const row = changed.get(one.id) ?? rows.get(one.id);
    if (!row || JSON.stringify(row.properties[one.property]) !== JSON.stringify(one[from]))
      continue;
    const properties = { ...row.properties, [one.property]: one[to] };
    changed.set(one.id, { ...row, properties });
  }
  return [...changed.values()];
}

/** A merge that stands, as its list tells it. */
interface MergeHead {
  keep: string;
  drop: string;
  number: number;
  name: string;
}

/** The merges that stand. */
export async function merges(store: Store): Promise<MergeHead[]> {
  const heads = await store.records.heads('Revision');
  return heads
    .filter(({ key }) => key.startsWith(mergeKey('')))
    .map(({ key, summary }) => {
      const { keep, number, name } = JSON.parse(summary) as MergeHead;
      return { keep, number, name, drop: key.slice(mergeKey('').length) };
    });
}

/** The merge by which an entity was dropped; none where it was not. */
export async function mergeOf(store: Store, drop: string): Promise<Merge | undefined> {
  const record = await store.records.get('Revision', mergeKey(drop));
  if (!record) return undefined;
  return JSON.parse(inflateRawSync(Buffer.from(record.body, 'base64')).toString('utf8')) as Merge;
}

/** A merge as its record's body: thousands of ids that are much alike. */
export function packed(merge: Merge): string {
  const body = deflateRawSync(JSON.stringify(merge)).toString('base64');
  if (body.length <= maxRecordBytes) return body;
  throw new StancegraphError(
    'too-large',
    `${merge.drop} has ${merge.moved.length} relationships: too many to be taken apart again. Nothing was merged.`,
  );
}
