/** Rows as the steps of a write. */
import { isLabel } from '../../model/vocabulary/index.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import type { WriteRow } from '../store/batch.ts';
import type { NewRows, WriteStep } from '../store/engine.ts';
import { nodesText, relationshipsText, writeSteps } from '../store/write-batch.ts';
import type { StoredNode, StoredRelationship } from './stored.ts';

/** Steps that write rows over what stands there, or create them. */
export function replacing(rows: readonly (StoredNode | StoredRelationship)[]): WriteStep[] {
  return writeSteps(
    rows,
    (row) => ('label' in row ? row.label : row.type),
    (kind, dates) =>
      isLabel(kind) ? nodesText(kind, dates) : relationshipsText(kind as RelationshipType, dates),
  );
}

/** Rows that are not there, for `Engine.create`; `version` is that of the graph in which they were looked for. */
export function newRows(
  rows: readonly (StoredNode | StoredRelationship)[],
  version: number,
): NewRows {
  const result: NewRows = { version, nodes: [], relationships: [] };
  for (const row of rows) {
    const { properties, dates } = row;
    if ('label' in row) result.nodes.push({ label: row.label, properties, dates });
    else {
      const { type, from, to } = row;
      result.relationships.push({ type, from, to, properties, dates });
    }
  }
  return result;
}

/** The entities whose facts rows hold. */
export function touched(rows: readonly WriteRow[]): string[] {
  const ids = new Set<string>();
  for (const { id, from, to } of rows) {
    if (!from || !to) ids.add(id);
    else ids.add(id.startsWith(`${from}|MADE|`) ? to : from);
  }
  return [...ids];
}
