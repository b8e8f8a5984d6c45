/** What one step changed of a scene: small enough to keep every step of a history. */
import type { Scene } from './scene.ts';

const mapNames = ['nodes', 'relationships', 'places', 'expansions', 'notes', 'bundles'] as const;
type MapName = (typeof mapNames)[number];
const plainNames = ['path', 'hiddenTypes', 'merged', 'style', 'filters'] as const;
type Plain = Pick<Scene, (typeof plainNames)[number]>;

type Entries<Name extends MapName> =
  Scene[Name] extends ReadonlyMap<string, infer Value> ? [string, Value][] : never;

export interface SceneDiff {
  put: { [Name in MapName]?: Entries<Name> };
  gone: { [Name in MapName]?: string[] };
  set: Partial<Plain>;
}

/** The changes that make the one scene the other. */
export function diffOf(before: Scene, after: Scene): SceneDiff {
  const diff: SceneDiff = { put: {}, gone: {}, set: {} };
  for (const name of mapNames) {
    const [old, now]: [ReadonlyMap<string, unknown>, ReadonlyMap<string, unknown>] = [
      before[name],
      after[name],
    ];
    if (old === now) continue;
    const put = [...now].filter(([id, value]) => old.get(id) !== value || !old.has(id));
    const gone = [...old.keys()].filter((id) => !now.has(id));
    if (put.length > 0) Object.assign(diff.put, { [name]: put });
    if (gone.length > 0) diff.gone[name] = gone;
  }
  for (const name of plainNames) {
    if (before[name] !== after[name]) Object.assign(diff.set, { [name]: after[name] });
  }
  return diff;
}

/** The scene after those changes. */
export function applyDiff(scene: Scene, diff: SceneDiff): Scene {
  const next: Scene = { ...scene, ...diff.set };
  for (const name of mapNames) {
    const [put, gone] = [diff.put[name], diff.gone[name]];
    if (!put && !gone) continue;
    const map = new Map<string, unknown>(scene[name]);
    for (const id of gone ?? []) map.delete(id);
    for (const [id, value] of put ?? []) map.set(id, value);
    Object.assign(next, { [name]: map });
  }
  return next;
}
