/** Writes a batch of nodes and relationships: all of it or nothing. */
import { nodeDates, relationshipDates } from '../../model/vocabulary/index.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import { toAudit } from './audit.ts';
import type { GraphBatch, WriteRow } from './batch.ts';
import { toRows } from './batch.ts';
import { noted, touchedBy } from './changes.ts';
import { cypherWith, forEachDate } from './cypher-files.ts';
import type { WriteStep } from './engine.ts';
import type { Store } from './store.ts';

/**
 * Types of which a few nodes have thousands: from that end the embedded engine looks at all of them to
 * find one.
 */
const fromHubs = new Set<RelationshipType>(['MADE']);
/** Rows in one statement of the transaction. */
const rowsPerStep = 2000;

/** The text that writes nodes of a label; `dates` are those that its rows have. */
export function nodesText(label: Label, dates: readonly string[] = nodeDates): string {
  return forEachDate(cypherWith('write/nodes', { label }), dates);
}

/** The text that writes relationships of a type. */
export function relationshipsText(
  type: RelationshipType,
  dates: readonly string[] = relationshipDates,
): string {
  const file = fromHubs.has(type) ? 'write/relationships-from-hubs' : 'write/relationships';
  return forEachDate(cypherWith(file, { type }), dates);
}

/**
 * Dates that any of some rows has. Setting the others to nothing would cost more than writing the
 * rows: what is there is replaced whole anyway.
 */
function datesOfRows(rows: readonly WriteRow[]): string[] {
  const names = new Set<string>();
  for (const { dates } of rows) {
    for (const name in dates) if (dates[`${name}End`] !== undefined) names.add(name);
  }
  return [...names].sort();
}

/** The text that creates nodes that are not there, on Neo4j. */
export function newNodesText(label: Label, dates: readonly string[]): string {
  return forEachDate(cypherWith('neo4j/new-nodes', { label }), dates);
}

/** The text that creates relationships that are not there, between nodes of two labels. */
export function newRelationshipsText(
  type: RelationshipType,
  start: Label,
  end: Label,
  dates: readonly string[],
): string {
  return forEachDate(cypherWith('neo4j/new-relationships', { type, start, end }), dates);
}

/** Steps that write rows, by their label or type. */
export function writeSteps<Row extends WriteRow, Kind>(
  rows: readonly Row[],
  kindOf: (row: Row) => Kind,
  textOf: (kind: Kind, dates: readonly string[]) => string,
): WriteStep[] {
  const groups = new Map<Kind, WriteRow[]>();
  for (const row of rows) {
    const { id, from, to, properties, dates } = row;
    const plain = { id, ...(from && to ? { from, to } : {}), properties, dates };
    const kind = kindOf(row);
    const known = groups.get(kind);
    if (known) known.push(plain);
    else groups.set(kind, [plain]);
  }
  return [...groups].flatMap(([kind, all]) => {
    const steps: WriteStep[] = [];
    for (let at = 0; at < all.length; at += rowsPerStep) {
      const some = all.slice(at, at + rowsPerStep);
      steps.push({ text: textOf(kind, datesOfRows(some)), params: { rows: some } });
    }
    return steps;
  });
}

/**
 * Creates what is new and replaces what is there, by id; loading twice equals loading once. One
 * transaction, which also bumps the graph's version, adds a change record and an entry of the audit.
 */
export async function load({ engine, origin }: Store, batch: GraphBatch): Promise<void> {
  const name = batch.name ?? 'unnamed';
  await engine.write([
    ...noted(engine.kind, touchedBy(batch), batchSteps(batch)),
    ...toAudit({ action: 'load', kind: 'Dossier', name }, origin),
  ]);
}

/** The steps that write a batch, for a transaction that does more. */
export function batchSteps(batch: GraphBatch): WriteStep[] {
  const { nodes, relationships } = toRows(batch);
  const steps: WriteStep[] = [];
  for (const [label, rows] of nodes) {
    for (const part of inSteps(rows)) {
      steps.push({ text: nodesText(label, datesOfRows(part)), params: { rows: part } });
    }
  }
  for (const [type, rows] of relationships) {
    for (const part of inSteps(rows)) {
      steps.push({ text: relationshipsText(type, datesOfRows(part)), params: { rows: part } });
    }
  }
  return steps;
}

function inSteps<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (let start = 0; start < rows.length; start += rowsPerStep) {
    parts.push(rows.slice(start, start + rowsPerStep));
  }
  return parts;
}
