/** Rows as the steps of a write. */
import { labelOfId } from '../../model/ids.ts';
import { isLabel } from '../../model/vocabulary/index.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import type { WriteRow } from '../store/batch.ts';
import type { NewRows, WriteStep } from '../store/engine.ts';
import {
  datesOfRows,
  newNodesText,
  newRelationshipsText,
  nodesText,
  relationshipsText,
} from '../store/write-batch.ts';
import type { StoredNode, StoredRelationship } from './stored.ts';

/** Rows in one statement of a transaction. */
const rowsPerStep = 2500;

/** Steps that write rows, by their label or type. */
export function writeSteps<Row extends WriteRow, Kind>(
  rows: readonly Row[],
  kindOf: (row: Row) => Kind,
  textOf: (kind: Kind, dates: readonly string[]) => string,
  params: Record<string, unknown> = {},
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
      steps.push({ text: textOf(kind, datesOfRows(some)), params: { ...params, rows: some } });
    }
    return steps;
  });
}

/** Steps that write rows over what stands there, or create them. */
export function replacing(rows: readonly (StoredNode | StoredRelationship)[]): WriteStep[] {
  return writeSteps(
    rows,
    (row) => ('label' in row ? row.label : row.type),
    (kind, dates) =>
      isLabel(kind) ? nodesText(kind, dates) : relationshipsText(kind as RelationshipType, dates),
  );
}

/** Steps that create nodes and relationships that are not there; `version` is that of this write. */
export function newSteps(
  rows: readonly (StoredNode | StoredRelationship)[],
  version: number,
): WriteStep[] {
  return writeSteps(
    rows,
    (row) =>
      'label' in row
        ? row.label
        : `${row.type} ${labelOfId(row.from) ?? ''} ${labelOfId(row.to) ?? ''}`,
    (kind, dates) => {
      const [name = '', start, end] = kind.split(' ');
      return start && end
        ? newRelationshipsText(name as RelationshipType, start as Label, end as Label, dates)
        : newNodesText(name as Label, dates);
    },
    { version },
  );
}

/** The same for a store that has a faster way; `version` is that in which they were looked for. */
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
