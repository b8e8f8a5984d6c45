/**
 * Reads nodes and relationships out of the engine, in its own process, with the kinds of their values.
 * What the engine gives without saying what it is (a text like a date, a whole number) is asked for.
 */
import type { GrafeoDB, GrafeoValue } from '@grafeo-db/js';
import { isHousekeeping } from '../../../model/vocabulary/index.ts';
import { cypher } from '../cypher-files.ts';
import {
  byKind,
  type GraphPart,
  type NodePart,
  type PartColumn,
  type RelationshipPart,
  type ValueKind,
} from './graph-parts.ts';

type Raw = Record<string, GrafeoValue>;

interface Element {
  id: number;
  /** Of a relationship: the node that it begins at. */
  start?: number;
  properties: Raw;
}

interface NodeFound extends Element {
  labels: string[];
}

interface RelationshipFound extends Element {
  start: number;
  end: number;
  type: string;
}

/** Elements that are read in one go: some milliseconds. */
const atOnce = 4000;
/** Values whose kinds are asked for in one query. */
const askedAtOnce = 2000;

/**
 * The whole store without the program's own records, some at a time, in the order of the engine's
 * numbers; nodes first.
 */
export async function* allParts(database: GrafeoDB): AsyncGenerator<GraphPart> {
  const ofNodes = new Kinds(database, 'node', true);
  const own = new Set<number>();
  for (const found of ranges(database.nodeCount(), (id) => nodeOf(database, id))) {
    const shown = found.filter((node) => !isOwn(node));
    if (shown.length < found.length) for (const node of found) if (isOwn(node)) own.add(node.id);
    yield { nodes: await nodeParts(shown, ofNodes), relationships: [] };
  }
  const ofRelationships = new Kinds(database, 'relationship', true);
  for (const found of ranges(database.edgeCount(), (id) => relationshipOf(database, id))) {
    const shown = found.filter(({ start, end }) => !own.has(start) && !own.has(end));
    yield { nodes: [], relationships: await relationshipParts(shown, ofRelationships) };
  }
}

/** Whether a node is one of the program's own records, which readers do not see. */
function isOwn({ labels }: { labels: string[] }): boolean {
  return labels.some(isHousekeeping);
}

/** Some nodes and all of their relationships. */
export async function partOfNodes(database: GrafeoDB, ids: number[]): Promise<GraphPart> {
  const nodes = ids
    .map((id) => nodeOf(database, id))
    .filter((node) => node !== undefined)
    .filter((node) => !isOwn(node));
  const joined = new Set(
    nodes.flatMap(({ id }) =>
      database.getNodeEdges(id, { direction: 'both' }).map(([, edge]) => edge as number),
    ),
  );
  const isShown = (id: number) => {
    const node = database.getNode(id);
    return node !== null && !isOwn(node);
  };
  const relationships = [...joined]
    .map((id) => relationshipOf(database, id))
    .filter((one) => one !== undefined)
    .filter(({ start, end }) => isShown(start) && isShown(end));
  return {
    nodes: await nodeParts(nodes, new Kinds(database, 'node', false)),
    relationships: await relationshipParts(
      relationships,
      new Kinds(database, 'relationship', false),
    ),
  };
}

/** Gaps between numbers are no wider than this. */
const widestGap = 20_000_000;

/** Elements by number until `count` were found, some at a time; numbers may have gaps. */
function* ranges<Found>(
  count: number,
  read: (id: number) => Found | undefined,
): Generator<Found[]> {
  let id = 0;
  let last = 0;
  for (let found = 0; found < count; ) {
    const some: Found[] = [];
    for (let looked = 0; looked < atOnce && found + some.length < count; looked += 1) {
      const one = read(id);
      id += 1;
      if (!one) continue;
      some.push(one);
      last = id;
    }
    if (id - last > widestGap) throw new Error(`${count - found} elements were not found`);
    found += some.length;
    if (some.length > 0) yield some;
  }
}

function nodeOf(database: GrafeoDB, id: number): NodeFound | undefined {
  const node = database.getNode(id);
  return node ? { id, labels: node.labels, properties: node.properties() as Raw } : undefined;
}

function relationshipOf(database: GrafeoDB, id: number): RelationshipFound | undefined {
  const edge = database.getEdge(id);
  if (!edge) return undefined;
  const { edgeType: type, sourceId: start, targetId: end } = edge;
  return { id, type, start, end, properties: edge.properties() as Raw };
}

async function nodeParts(nodes: NodeFound[], kinds: Kinds): Promise<NodePart[]> {
  const parts: NodePart[] = [];
  for (const some of grouped(nodes, ({ labels }) => labels.join('\0'))) {
    const ids = some.map(({ id }) => id);
    parts.push({ labels: some[0]?.labels ?? [], ids, columns: await kinds.columns(some) });
  }
  return parts;
}

async function relationshipParts(
  relationships: RelationshipFound[],
  kinds: Kinds,
): Promise<RelationshipPart[]> {
  const parts: RelationshipPart[] = [];
  for (const some of grouped(relationships, (one) => one.type)) {
    parts.push({
      type: some[0]?.type ?? '',
      ids: some.map(({ id }) => id),
      starts: some.map(({ start }) => start),
      ends: some.map(({ end }) => end),
      columns: await kinds.columns(some),
    });
  }
  return parts;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** The kinds that the engine keeps to itself. */
class Kinds {
  private readonly database: GrafeoDB;
  private readonly of: 'node' | 'relationship';
  /** Whether so much is read that it pays to ask of which kinds all values of a property are. */
  private readonly isAll: boolean;
  private readonly ofAll = new Map<string, Promise<string[]>>();

  constructor(database: GrafeoDB, of: 'node' | 'relationship', isAll: boolean) {
    this.database = database;
    this.of = of;
    this.isAll = isAll;
  }

  async columns(elements: readonly Element[]): Promise<PartColumn[]> {
    const byKey = new Map<string, unknown[]>();
    for (const [index, { properties }] of elements.entries()) {
      for (const key in properties) {
        const value = properties[key];
        if (value === null || value === undefined) continue;
        let values = byKey.get(key);
        if (!values) {
          values = Array.from({ length: elements.length });
          byKey.set(key, values);
        }
        values[index] = value;
      }
    }
    const columns: PartColumn[] = [];
    for (const [key, values] of byKey) {
      const unclear = values.map(isUnclear);
      if (!unclear.includes(true)) {
        columns.push(...byKind(key, values, kindOf));
        continue;
      }
      const same = this.isAll ? await this.kindOfAll(key) : undefined;
      if (same) {
        const kindAt = (value: unknown, index: number) => (unclear[index] ? same : kindOf(value));
        columns.push(...byKind(key, values, kindAt));
        continue;
      }
      const asked = await this.ask(
        key,
        elements.filter((_, index) => unclear[index]),
      );
      const told = elements.map(({ id }, index) => asked.get(id)?.value ?? values[index]);
      const kinds = elements.map(({ id }, index) => asked.get(id)?.kind ?? kindOf(values[index]));
      columns.push(...byKind(key, told, (_, index) => kinds[index] as ValueKind));
    }
    return columns;
  }

  /** The kind of all unclear values of a property, when it is one and the values are exact. */
  private async kindOfAll(key: string): Promise<ValueKind | undefined> {
    let asked = this.ofAll.get(key);
    if (!asked) {
      asked = this.rows<{ kind: string }>(`${this.of}-kinds`, { name: key }).then((rows) =>
        rows.map(({ kind }) => kind),
      );
      this.ofAll.set(key, asked);
    }
    const [kind, ...others] = await asked;
    if (kind === undefined || others.length > 0) return undefined;
    if (kind === 'integers') return ['integer'];
    if (kind === 'strings') return ['plain'];
    if (kind === 'float' || kind === 'string') return 'plain';
    return /^(integer|date|time|localtime|datetime)$/.test(kind) ? kind : undefined;
  }

  private async ask(
    key: string,
    elements: readonly Element[],
  ): Promise<Map<number, { kind: ValueKind; value: unknown }>> {
    const result = new Map<number, { kind: ValueKind; value: unknown }>();
    for (let at = 0; at < elements.length; at += askedAtOnce) {
      const some = elements.slice(at, at + askedAtOnce);
      const rows = await this.rows<Told>(`${this.of}-values`, {
        name: key,
        ...(this.of === 'node'
          ? { ids: some.map(({ id }) => id) }
          : { rows: some.map(({ id, start }) => [id, start]) }),
      });
      const raw = new Map(some.map(({ id, properties }) => [id, properties[key]]));
      for (const row of rows) result.set(row.id, exact(row, raw.get(row.id)));
    }
    return result;
  }

  private async rows<Row>(file: string, params: object): Promise<Row[]> {
    const result = await this.database.executeCypher(cypher(`embedded/${file}`), params);
    return result.toArray() as Row[];
  }
}

interface Told {
  id: number;
  kind: string;
  kinds: string[];
  texts: string[];
}

/** Temporal values by their text, all others as the engine gives them. */
function exact({ kind, kinds, texts }: Told, raw: unknown): { kind: ValueKind; value: unknown } {
  const one = (name: string, text: string | undefined, value: unknown) =>
    isTemporal(name) ? text : value;
  if (kind !== 'list') return { kind: named(kind), value: one(kind, texts[0], raw) };
  const parts = raw as unknown[];
  const same = kinds.every((name) => name === kinds[0]);
  return {
    kind: (same ? kinds.slice(0, 1) : kinds).map(named),
    value: parts.map((part, index) => one(kinds[index] ?? '', texts[index], part)),
  };
}

function isTemporal(kind: string): boolean {
  return /^(date|time|localtime|datetime|localdatetime|duration)$/.test(kind);
}

function named(kind: string): string {
  return isTemporal(kind) || kind === 'integer' ? kind : 'plain';
}

/** Whether the engine's value may be of more than one kind. */
function isUnclear(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value);
  if (typeof value === 'string') return /^([+-]?\d{4,}-\d\d-\d\d|\d\d:\d\d|-?P[\dT.-])/.test(value);
  if (Array.isArray(value)) return value.some(isUnclear);
  return value instanceof Date;
}

/** The kind of a value that is clear. */
function kindOf(value: unknown): ValueKind {
  if (typeof value === 'bigint') return 'integer';
  return Array.isArray(value) ? value.map((part) => kindOf(part) as string) : 'plain';
}
