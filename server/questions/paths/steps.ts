/** Walking the graph a step at a time, over nodes of ours and of graphs that we do not know. */
import { elementPrefix, isOwnRelationship } from '../../../model/ours.ts';
import { cypher } from '../../store/cypher-files.ts';
import { elementKey } from '../../store/elements.ts';
import type { Engine } from '../../store/engine.ts';
import { nodeId } from '../../store/entities.ts';

/** One step: over a relationship to the node at its other end, by their ids. */
interface Walked {
  from: string;
  relationship: string;
  to: string;
}

export interface StepFilter {
  types: readonly string[] | null;
  avoid: readonly string[] | null;
}

interface StepRow {
  near: string;
  relationship: string | null;
  type: string;
  key: string;
  far: string | null;
  labels: string[];
  farKey: string;
}

/** Ids of ours, and the keys of the others as the store's look-up takes them. */
export function splitIds(
  engine: Engine,
  ids: readonly string[],
): { ours: string[]; keys: (string | number)[] } {
  const ours: string[] = [];
  const keys: (string | number)[] = [];
  for (const id of ids) {
    const key = elementKey(engine.kind, id);
    if (key === undefined) ours.push(id);
    else keys.push(key);
  }
  return { ours, keys };
}

/** Every step from the given nodes in either direction; at most `limit`, and whether that cut it. */
export async function stepsFrom(
  engine: Engine,
  ids: readonly string[],
  filter: StepFilter,
  limit: number,
): Promise<{ steps: Walked[]; truncated: boolean }> {
  const { ours, keys } = splitIds(engine, ids);
  const params = { types: filter.types, avoid: filter.avoid, limit: limit + 1 };
  const [known, unknown] = await Promise.all([
    ours.length > 0
      ? engine.read<StepRow>(cypher('questions/steps'), { ids: ours, ...params })
      : [],
    keys.length > 0
      ? engine.read<StepRow>(cypher(`${engine.kind}/element-steps`), { keys, ...params })
      : [],
  ]);
  const steps = [
    ...known.map((row) => walked(row, row.near)),
    ...unknown.map((row) => walked(row, `element:${row.near}`)),
  ];
  return { steps: steps.slice(0, limit), truncated: steps.length > limit };
}

function walked(row: StepRow, from: string): Walked {
  const { relationship, type, key } = row;
  const to = nodeId({ key: row.farKey, labels: row.labels, id: row.far });
  // As entities.ts names it: by its own id when that is one of ours.
  const own =
    isOwnRelationship(relationship, type, from, to) ||
    isOwnRelationship(relationship, type, to, from);
  return { from, relationship: own ? String(relationship) : elementPrefix + key, to };
}

/** How many relationships each of the given nodes has. */
export async function degreesOf(
  engine: Engine,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { ours, keys } = splitIds(engine, ids);
  const [known, unknown] = await Promise.all([
    ours.length > 0
      ? engine.read<{ id: string; degree: number }>(cypher('questions/degrees-of'), { ids: ours })
      : [],
    keys.length > 0
      ? engine.read<{ id: string; degree: number }>(cypher(`${engine.kind}/element-degrees-of`), {
          keys,
        })
      : [],
  ]);
  return new Map([
    ...known.map((row): [string, number] => [row.id, row.degree]),
    ...unknown.map((row): [string, number] => [`element:${row.id}`, row.degree]),
  ]);
}
