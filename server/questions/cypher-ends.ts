/** Which nodes the relationships of a reader's rows join: looked up for some rows at a time. */
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { elementKey } from '../store/elements.ts';
import type { EngineNode, EnginePath, EngineRelationship, EngineValue } from '../store/engine.ts';
import { kindOf, nodeId, nodeIdOf } from '../store/entities.ts';

/** Ids kept of a stream at most, so that a long one does not fill the memory. */
const idsAtMost = 10_000;
/** Rows held back at most until the ends of their relationships are known. */
const heldAtMost = 128;

interface RowsWithEnds {
  row(values: EngineValue[]): void | Promise<void>;
  /** Gives the rows that are still held back. */
  flush(): Promise<void>;
}

/**
 * Gives each row once `ids` has the ends of its relationships, by their keys. A relationship's own
 * property `id` is no proof of its ends: whoever wrote the graph may have put anything there. Rows are
 * held back in groups that double, so that the first one comes at once and many cost few look-ups.
 */
export function rowsWithEnds(
  { engine }: Context,
  ids: Map<string, string>,
  give: (values: EngineValue[]) => void | Promise<void>,
): RowsWithEnds {
  let held: EngineValue[][] = [];
  let atOnce = 1;
  const unknown = new Set<string>();
  const flush = async () => {
    const rows = held;
    held = [];
    if (unknown.size > 0) {
      const keys = [...unknown].map((key) => elementKey(engine.kind, `element:${key}`));
      unknown.clear();
      const found = await engine.read<{ key: string; labels: string[]; id: EngineValue }>(
        cypher(`${engine.kind}/ids-of-elements`),
        { keys },
      );
      for (const row of found) ids.set(row.key, nodeId(row));
    }
    for (const row of rows) await give(row);
    if (ids.size > idsAtMost) ids.clear();
  };
  return {
    row(values) {
      if (values.every((value) => typeof value !== 'object' || value === null)) {
        if (held.length === 0) return give(values);
      } else {
        noteEnds(values, ids, unknown);
        if (unknown.size === 0 && held.length === 0) return give(values);
      }
      held.push(values);
      if (held.length < atOnce) return;
      atOnce = Math.min(heldAtMost, atOnce * 2);
      return flush();
    },
    flush,
  };
}

/** Learns the ids of the row's nodes, and notes the keys of ends that are not known yet. */
function noteEnds(values: EngineValue[], ids: Map<string, string>, unknown: Set<string>): void {
  const relationships: EngineRelationship[] = [];
  const visit = (value: EngineValue): void => {
    if (typeof value !== 'object' || value === null) return;
    const kind = kindOf(value);
    if (kind === 'node') {
      const node = value as EngineNode;
      ids.set(node.key, nodeIdOf(node));
    } else if (kind === 'relationship') relationships.push(value as EngineRelationship);
    else if (kind === 'path') {
      for (const part of [...(value as EnginePath).nodes, ...(value as EnginePath).relationships]) {
        visit(part);
      }
    } else for (const part of Object.values(value)) visit(part as EngineValue);
  };
  for (const value of values) visit(value);
  for (const { start, end } of relationships) {
    for (const key of [start, end]) if (!ids.has(key)) unknown.add(key);
  }
}
