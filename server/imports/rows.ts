/** Rows as the steps of a write. */
import type { WriteRow } from '../store/batch.ts';
import type { WriteStep } from '../store/engine.ts';

/** Rows in one statement of a transaction. */
const rowsPerStep = 2500;

/** Steps that write rows, by their label or type. */
export function writeSteps<Row extends WriteRow, Kind>(
  rows: readonly Row[],
  kindOf: (row: Row) => Kind,
  textOf: (kind: Kind) => string,
): WriteStep[] {
  const groups = new Map<Kind, WriteRow[]>();
  for (const row of rows) {
    const { id, from, to, properties, dates } = row;
    const plain = { id, ...(from && to ? { from, to } : {}), properties, dates };
    const known = groups.get(kindOf(row));
    if (known) known.push(plain);
    else groups.set(kindOf(row), [plain]);
  }
  return [...groups].flatMap(([kind, all]) => {
    const steps: WriteStep[] = [];
    for (let at = 0; at < all.length; at += rowsPerStep) {
      steps.push({ text: textOf(kind), params: { rows: all.slice(at, at + rowsPerStep) } });
    }
    return steps;
  });
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
