/** All relationships between two nodes as one selection: what a line stands for that joins several. */
import type { GraphRelationship } from '../../../model/schemas/graph.ts';
import type { Scene } from './scene.ts';

const kind = 'between:';

/** The id of that selection. Both ends may be closed bundles. */
export function betweenId(one: string, other: string): string {
  return kind + [one, other].sort().join('~');
}

/** Its two ends; none when the id is of something else. */
export function endsOfBetween(id: string): readonly [string, string] | undefined {
  if (!id.startsWith(kind)) return undefined;
  const [one, other, ...more] = id.slice(kind.length).split('~');
  return one && other && more.length === 0 ? [one, other] : undefined;
}

/** The relationships between two ends that a scene holds; of a bundle those of its members. */
export function relationshipsBetween(scene: Scene, ends: readonly [string, string]) {
  const [one, other] = ends.map((id) => new Set(scene.bundles.get(id)?.members ?? [id]));
  return [...scene.relationships.values()].filter(
    ({ from, to }: GraphRelationship) =>
      (one?.has(from) && other?.has(to)) || (one?.has(to) && other?.has(from)),
  );
}

/** Whether what is selected is on the canvas. */
export function isThere(scene: Scene, id: string): boolean {
  const shown = (one: string) =>
    scene.nodes.has(one) || scene.relationships.has(one) || scene.bundles.has(one);
  return endsOfBetween(id)?.every(shown) ?? shown(id);
}
