/** A scene as plain JSON on stable ids: for the address, for saved scenes, for exports. */
import type { Subgraph } from '../../../model/schemas/graph.ts';
import { isAsSaved, printOf } from './prints.ts';
import {
  type Bundle,
  emptyScene,
  type Note,
  type Place,
  type Scene,
  type SceneFilters,
  type SceneStyle,
  withPlaces,
  withSubgraph,
} from './scene.ts';

export interface SavedScene {
  /** Id, x, y, 1 when pinned. */
  nodes: [id: string, x: number, y: number, pinned: 0 | 1][];
  path: readonly string[];
  /** Prints of nodes of a graph of others, whose ids may one day be those of other nodes. */
  prints?: [id: string, print: string][];
  expansions?: [id: string, brought: readonly string[]][];
  notes?: Note[];
  /** The place is where the closed bundle was put. */
  bundles?: (Bundle & { place?: Place })[];
  hiddenTypes?: readonly string[];
  merged?: boolean;
  style?: SceneStyle;
}

/** What is stored of a scene: what the graph itself knows is read anew. */
export function toSaved(scene: Scene): SavedScene {
  const filled = <Value>(name: string, list: readonly Value[]) =>
    list.length > 0 ? { [name]: list } : {};
  return {
    nodes: [...scene.nodes.keys()].map((id) => {
      const place = scene.places.get(id);
      return [id, Math.round(place?.x ?? 0), Math.round(place?.y ?? 0), place?.pinned ? 1 : 0];
    }),
    path: scene.path,
    ...filled(
      'prints',
      [...scene.nodes.values()].flatMap((node): [string, string][] => {
        const print = printOf(node);
        return print === undefined ? [] : [[node.id, print]];
      }),
    ),
    ...filled('expansions', [...scene.expansions]),
    ...filled('notes', [...scene.notes.values()]),
    ...filled(
      'bundles',
      [...scene.bundles.values()].map((bundle) => {
        const place = scene.places.get(bundle.id);
        return place ? { ...bundle, place } : bundle;
      }),
    ),
    ...filled('hiddenTypes', scene.hiddenTypes),
    ...(scene.merged ? { merged: true } : {}),
    ...(Object.keys(scene.style).length > 0 ? { style: scene.style } : {}),
  };
}

/** The stored scene with what the graph has of it now; what was deleted is left out. */
export function fromSaved(saved: SavedScene, found: Subgraph, filters: SceneFilters = {}): Scene {
  const prints = new Map(saved.prints ?? []);
  const same = found.nodes.filter((node) => isAsSaved(node, prints.get(node.id)));
  const known = withSubgraph(emptyScene, { ...found, nodes: same });
  const order = saved.nodes.flatMap(([id]) => known.nodes.get(id) ?? []);
  const scene = withSubgraph(emptyScene, { nodes: order, relationships: found.relationships });
  const there = (id: string) => scene.nodes.has(id) || scene.relationships.has(id);
  const places = saved.nodes.map(([id, x, y, pinned]): [string, Place] => [
    id,
    { x, y, pinned: pinned === 1 },
  ]);
  const bundles = (saved.bundles ?? []).flatMap(({ place, ...bundle }) => {
    const members = bundle.members.filter(there);
    if (members.length < 2) return [];
    if (place) places.push([bundle.id, place]);
    return { ...bundle, members };
  });
  const ids = new Set(bundles.map((bundle) => bundle.id));
  const placed = new Map(places.filter(([id]) => there(id) || ids.has(id)));
  const notes = (saved.notes ?? []).filter(({ on }) => !on || there(on));
  return {
    ...withPlaces(scene, placed),
    path: saved.path.every(there) ? saved.path : [],
    expansions: new Map((saved.expansions ?? []).filter(([id]) => there(id))),
    notes: new Map(notes.map((note) => [note.id, note])),
    bundles: new Map(bundles.map((bundle) => [bundle.id, bundle])),
    hiddenTypes: saved.hiddenTypes ?? [],
    merged: saved.merged ?? false,
    style: saved.style ?? {},
    filters,
  };
}
