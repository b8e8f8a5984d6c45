/** What the store holds of what an import brings. */
import { isEntityId, labelOfId } from '../../model/ids.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import { apart } from '../store/archive.ts';
import type { WriteRow } from '../store/batch.ts';
import { cypher, cypherWith } from '../store/cypher-files.ts';
import type { Engine, EngineNode, EngineRelationship } from '../store/engine.ts';

/** Ids asked for in one query. */
const idsAtOnce = 2000;
/** Reading for an import may wait behind a large write. */
const patienceMs = 120_000;

/** Of a plan: whether the store had no such thing when it was compared. */
interface Planned {
  isNew?: true;
  /** Names of the properties that the import changes of what stood there. */
  changes?: string[];
}
export type StoredNode = WriteRow & Planned & { label: Label };
export type StoredRelationship = WriteRow &
  Planned & { type: RelationshipType; from: string; to: string };

/** The relationships of a type are looked for from the end that has few of them. */
export function anchorOf(one: { type: RelationshipType; from: string; to: string }): string {
  return one.type === 'MADE' ? one.to : one.from;
}

/** A relationship between other ends. */
export function withEnds(one: StoredRelationship, from: string, to: string): StoredRelationship {
  const id = `${from}|${one.type}|${to}${one.id.slice(`${one.from}|${one.type}|${one.to}`.length)}`;
  return { ...one, id, from, to, properties: { ...one.properties, id } };
}

/** Those of the given ids that are of nodes of the store. */
export async function storedNodes(
  engine: Engine,
  ids: readonly string[],
): Promise<Map<string, StoredNode>> {
  const found = new Map<string, StoredNode>();
  for (const some of parts(ids, idsAtOnce)) {
    const text = cypher('imports/nodes');
    const rows = await engine.read<{ node: EngineNode }>(text, { ids: some }, patienceMs);
    for (const { node } of rows) {
      const { id } = node.properties;
      if (typeof id !== 'string' || !isEntityId(id)) continue;
      const label = labelOfId(id);
      if (label && node.labels.includes(label)) {
        found.set(id, { id, label, ...apart(node.properties) });
      }
    }
  }
  return found;
}

/** The relationships of a type at the given anchors, by their ids. */
export async function storedRelationships(
  engine: Engine,
  type: RelationshipType,
  anchors: readonly string[],
): Promise<Map<string, StoredRelationship>> {
  const found = new Map<string, StoredRelationship>();
  const file = type === 'MADE' ? 'imports/relationships-to' : 'imports/relationships-from';
  for (const some of parts(anchors, idsAtOnce / 4)) {
    const rows = await engine.read<{ relationship: EngineRelationship; from: string; to: string }>(
      cypherWith(file, { type }),
      { ids: some },
      patienceMs,
    );
    for (const { relationship, from, to } of rows) {
      const { id } = relationship.properties;
      if (typeof id === 'string' && `${id}|`.startsWith(`${from}|${type}|${to}|`)) {
        found.set(id, { id, type, from, to, ...apart(relationship.properties) });
      }
    }
  }
  return found;
}

/** What of some rows stands in the store, by its id. */
export async function standing(
  engine: Engine,
  rows: readonly (StoredNode | StoredRelationship)[],
): Promise<Map<string, StoredNode | StoredRelationship>> {
  const ids: string[] = [];
  const anchors = new Map<RelationshipType, Set<string>>();
  for (const row of rows) {
    if ('label' in row) ids.push(row.id);
    else anchors.set(row.type, (anchors.get(row.type) ?? new Set()).add(anchorOf(row)));
  }
  const found = new Map<string, StoredNode | StoredRelationship>(await storedNodes(engine, ids));
  for (const [type, ends] of anchors) {
    for (const [id, one] of await storedRelationships(engine, type, [...ends])) found.set(id, one);
  }
  return found;
}

/** Nodes and relationships that some imports brought, some at a time. */
export async function* carried<Kind extends Label | RelationshipType>(
  engine: Engine,
  of: 'nodes' | 'relationships',
  kind: Kind,
  imports: readonly string[],
): AsyncGenerator<{ id: string; place: string | null }[]> {
  const limit = 20_000;
  const mark = of === 'nodes' ? { label: kind } : { type: kind };
  for (let after = ''; ; ) {
    const rows = await engine.read<{ id: string; place: string | null }>(
      cypherWith(`imports/carried-${of}`, mark),
      { imports, after, limit },
      patienceMs,
    );
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = rows.at(-1)?.id ?? '';
  }
}

export interface StoredName {
  id: string;
  label: Label;
  names: string[];
  country: string | null;
  wikidata: string | null;
  /** `parlgov:123`. */
  identifiers: string[];
}

/** Names of all entities of a label. */
export async function* storedNames(engine: Engine, label: Label): AsyncGenerator<StoredName[]> {
  const limit = 10_000;
  for (let after = ''; ; ) {
    const rows = await engine.read<{
      id: string;
      name: unknown;
      aliases: unknown;
      country: unknown;
      wikidata: unknown;
      identifiers: unknown;
    }>(cypherWith('imports/names', { label }), { after, limit }, patienceMs);
    yield rows.flatMap(({ id, name, aliases, country, wikidata, identifiers }) =>
      typeof id === 'string' && isEntityId(id, label)
        ? [
            {
              id,
              label,
              names: [name, aliases].flat().filter((one) => typeof one === 'string'),
              country: typeof country === 'string' ? country : null,
              wikidata: typeof wikidata === 'string' ? wikidata : null,
              identifiers: [identifiers ?? []].flat().map(String),
            },
          ]
        : [],
    );
    if (rows.length < limit) return;
    after = rows.at(-1)?.id ?? '';
  }
}

export function* parts<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
