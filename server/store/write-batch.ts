/** Writes a batch of nodes and relationships: all of it or nothing. */
import { nodeDates, relationshipDates } from '../../model/vocabulary/index.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import { toAudit } from './audit.ts';
import type { GraphBatch } from './batch.ts';
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

/** The text that writes nodes of a label. */
export function nodesText(label: Label): string {
  return forEachDate(cypherWith('write/nodes', { label }), nodeDates);
}

/** The text that writes relationships of a type. */
export function relationshipsText(type: RelationshipType): string {
  const file = fromHubs.has(type) ? 'write/relationships-from-hubs' : 'write/relationships';
  return forEachDate(cypherWith(file, { type }), relationshipDates);
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
    const text = nodesText(label);
    steps.push(...inSteps(rows).map((part) => ({ text, params: { rows: part } })));
  }
  for (const [type, rows] of relationships) {
    const text = relationshipsText(type);
    steps.push(...inSteps(rows).map((part) => ({ text, params: { rows: part } })));
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
