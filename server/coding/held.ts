/** An entity as the store holds it, with what a correction may change of it. */
import { labelOfId } from '../../model/ids.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { isRelationshipType } from '../../model/vocabulary/index.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import { labels, speakers } from '../../model/vocabulary/labels.ts';
import {
  type RelationshipType,
  relationshipTypeNames,
} from '../../model/vocabulary/relationship-types.ts';
import { StancegraphError } from '../errors.ts';
import { type StoredNode, type StoredRelationship, storedNodes } from '../imports/stored.ts';
import { notFound } from '../questions/node.ts';
import { apart } from '../store/archive.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Engine, EngineRelationship } from '../store/engine.ts';
import { toProperties } from '../store/entities.ts';
import { goneError, mergedIds, tombstoneOf } from '../store/tombstones.ts';
import { type KeptVersion, type Snapshot, versionsIn } from '../store/versions.ts';

/** A list that a correction replaces: relationships of one type, and what names their other end. */
export interface ListField {
  field: string;
  type: RelationshipType;
  /** Which end is the other entity. */
  other: 'from' | 'to';
  /** What an entry calls the other entity; none where the entry is its id alone. */
  name: string | null;
  /** The properties that an entry gives: all of the vocabulary unless said. */
  properties?: readonly string[];
}

const ofStatements: readonly ListField[] = [
  { field: 'speakers', type: 'MADE', other: 'from', name: 'id', properties: ['as'] },
  { field: 'about', type: 'ABOUT', other: 'to', name: 'agreement', properties: ['stance'] },
  { field: 'reportedBy', type: 'REPORTED_BY', other: 'to', name: null, properties: [] },
  { field: 'sources', type: 'STATED_IN', other: 'to', name: 'id' },
];
const ofPeople: readonly ListField[] = [
  { field: 'memberships', type: 'MEMBER_OF', other: 'to', name: 'party' },
  { field: 'offices', type: 'HOLDS_OFFICE', other: 'to', name: 'institution' },
];

/** The lists of a label. */
export function listsOf(label: Label): readonly ListField[] {
  if (label === 'Statement') return ofStatements;
  return label === 'Actor' ? ofPeople : [];
}

/** What can be corrected with its revisions kept. */
function isCorrected(label: Label | undefined): label is Label {
  return label === 'Statement' || label === 'Agreement' || speakers.some((one) => one === label);
}

/** Properties that are no field of a correction. */
const apartFromFields = new Set(['contested']);

export interface HeldEntity {
  id: string;
  label: Label;
  row: StoredNode;
  relationships: ReadonlyMap<string, StoredRelationship>;
  snapshot: Snapshot;
  versions: KeptVersion[];
}

/** Throws `not-found`, `gone`, and `conflict` for what was merged into something else. */
export async function heldOf(engine: Engine, id: string): Promise<HeldEntity> {
  const label = labelOfId(id);
  const row = (await storedNodes(engine, [id])).get(id);
  if (!row || !isCorrected(label)) throw await absent(engine, id);
  const types = listsOf(label).map(({ type }) => type);
  const relationships = types.length > 0 ? await storedRelationshipsOf(engine, id, types) : [];
  return {
    id,
    label,
    row,
    relationships: new Map(relationships.map((one) => [one.id, one])),
    snapshot: snapshotOf(label, id, toFields(row), relationships),
    versions: versionsIn(row.properties.historyText as string | undefined),
  };
}

/** Why an entity is not there. */
async function absent(engine: Engine, id: string): Promise<StancegraphError> {
  const tombstone = await tombstoneOf(engine, id);
  if (tombstone) return goneError(tombstone);
  const keep = (await mergedIds(engine)).get(id);
  if (keep === undefined) return notFound(id);
  return new StancegraphError(
    'conflict',
    `${id} was merged into ${keep}: correct that one, or take both apart first. Nothing was changed.`,
  );
}

/** The relationships of ours at an entity, of some types or of all. */
export async function storedRelationshipsOf(
  engine: Engine,
  id: string,
  types: readonly RelationshipType[] = relationshipTypeNames,
): Promise<StoredRelationship[]> {
  const rows = await engine.read<{ relationship: EngineRelationship; from: string; to: string }>(
    cypher('questions/coding-relationships-of-entity'),
    { id, types: [...types] },
    120_000,
  );
  const found = new Map<string, StoredRelationship>();
  for (const { relationship, from, to } of rows) {
    const { type, properties } = relationship;
    const own = properties.id;
    if (typeof own !== 'string' || !isRelationshipType(type)) continue;
    if (!`${own}|`.startsWith(`${from}|${type}|${to}|`)) continue;
    found.set(own, { id: own, type, from, to, ...apart(properties) });
  }
  return [...found.values()];
}

/** Properties as readers see them: dates at their precision. */
function toFields({
  properties,
  dates,
}: Pick<StoredNode, 'properties' | 'dates'>): Record<string, PropertyValue> {
  return toProperties({ ...properties, ...dates });
}

/** Everything of an entity as a correction names it. */
export function snapshotOf(
  label: Label,
  id: string,
  properties: Record<string, unknown>,
  relationships: readonly StoredRelationship[],
): Snapshot {
  const snapshot: Snapshot = {};
  for (const name of Object.keys(labels[label].properties)) {
    const value = properties[name];
    if (value !== undefined && value !== null && !apartFromFields.has(name)) snapshot[name] = value;
  }
  for (const list of listsOf(label)) {
    const own = relationships.filter(
      (one) => one.type === list.type && (list.other === 'from' ? one.to : one.from) === id,
    );
    snapshot[list.field] = entriesOf(list, own);
  }
  if (label === 'Statement') {
    const tellers = snapshot.reportedBy as string[];
    // One teller is told as one, since hardly any statement has more.
    snapshot.reportedBy = tellers.length > 1 ? tellers : (tellers[0] ?? null);
  }
  return snapshot;
}

/** The entries of a list, in the order of the other entities. */
function entriesOf(list: ListField, relationships: readonly StoredRelationship[]): unknown[] {
  const sorted = [...relationships].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.map((one) => listEntryOf(list, one));
}

/** A relationship as an entry of its list. */
export function listEntryOf(
  { name, other, properties }: ListField,
  one: StoredRelationship,
): unknown {
  if (name === null) return one[other];
  const all = Object.entries(toFields(one)).filter(
    ([property]) => properties === undefined || properties.includes(property),
  );
  return { [name]: one[other], ...Object.fromEntries(all) };
}
