/** What is on the canvas, as a value: every action makes a new scene, undo goes back to the old. */
import type {
  GraphNode,
  GraphRelationship,
  PropertyValue,
  Subgraph,
} from '../../../model/schemas/graph.ts';

export interface Place {
  x: number;
  y: number;
  pinned: boolean;
}

/** A reader's own words, on a node or relationship or at a place on the canvas. */
export interface Note {
  id: string;
  text: string;
  /** The node or relationship on the canvas that it is about. */
  on?: string;
  /** Where it stands, when it is about nothing in particular. */
  x?: number;
  y?: number;
}

/** What a bundle's members have in common; `hand` when a reader chose them one by one. */
export type BundleKind = 'party' | 'country' | 'type' | 'hand';

/** Nodes that are drawn as one while it is closed. */
export interface Bundle {
  id: string;
  title: string;
  by: BundleKind;
  members: readonly string[];
  open: boolean;
}

/** How the reader wants it to look: plain data, which style/rules.ts reads. */
export type SceneStyle = Readonly<Record<string, PropertyValue>>;

/** The working set's filters by name, and `rest` (faded or hidden), in the words of the address. */
export type SceneFilters = Readonly<Record<string, string>>;

export interface Scene {
  nodes: ReadonlyMap<string, GraphNode>;
  relationships: ReadonlyMap<string, GraphRelationship>;
  places: ReadonlyMap<string, Place>;
  /** What each expansion brought: collapsing takes away that and nothing else. */
  expansions: ReadonlyMap<string, readonly string[]>;
  /** Ids of a path that is shown, in walking order. */
  path: readonly string[];
  notes: ReadonlyMap<string, Note>;
  bundles: ReadonlyMap<string, Bundle>;
  /** Labels and relationship types that are not drawn. */
  hiddenTypes: readonly string[];
  /** Relationships of one type between the same two nodes are drawn as one, with their number. */
  merged: boolean;
  style: SceneStyle;
  /** Owned here, so that a change of them is undone like all else; the address shows them. */
  filters: SceneFilters;
}

export const emptyScene: Scene = {
  nodes: new Map(),
  relationships: new Map(),
  places: new Map(),
  expansions: new Map(),
  path: [],
  notes: new Map(),
  bundles: new Map(),
  hiddenTypes: [],
  merged: false,
  style: {},
  filters: {},
};

/** The filters of the working set, without what becomes of the rest. */
export function activeFilters({ filters: { rest: _, ...filters } }: Scene): SceneFilters {
  return filters;
}

/** How many nodes the canvas holds unless the reader asks for more, and at most. */
export const nodeCap = 1000;
export const maxNodeCap = 5000;

/** The scene with more nodes and relationships; ends that are not there bring no relationship. */
export function withSubgraph(scene: Scene, added: Subgraph): Scene {
  const nodes = new Map(scene.nodes);
  for (const node of added.nodes) nodes.set(node.id, node);
  const relationships = new Map(scene.relationships);
  for (const one of added.relationships) {
    if (nodes.has(one.from) && nodes.has(one.to)) relationships.set(one.id, one);
  }
  return { ...scene, nodes, relationships };
}

/** The scene without some nodes and what hung on them: relationships, notes, a shown path. */
export function without(scene: Scene, ids: readonly string[]): Scene {
  const gone = new Set(ids);
  const remaining = <Value>(map: ReadonlyMap<string, Value>) =>
    new Map([...map].filter(([id]) => !gone.has(id)));
  const nodes = remaining(scene.nodes);
  const relationships = new Map(
    [...scene.relationships].filter(([, one]) => nodes.has(one.from) && nodes.has(one.to)),
  );
  return {
    ...scene,
    nodes,
    relationships,
    places: remaining(scene.places),
    expansions: remaining(scene.expansions),
    notes: new Map(
      [...remaining(scene.notes)].filter(
        ([, { on }]) => !on || nodes.has(on) || relationships.has(on),
      ),
    ),
    bundles: new Map(
      [...remaining(scene.bundles)].flatMap(([id, bundle]): [string, Bundle][] => {
        const members = bundle.members.filter((member) => nodes.has(member));
        return members.length > 1 ? [[id, { ...bundle, members }]] : [];
      }),
    ),
    path: scene.path.some((id) => gone.has(id)) ? [] : scene.path,
  };
}

/** The scene with nodes moved; what is not named stays where it is. */
export function withPlaces(scene: Scene, moved: ReadonlyMap<string, Place>): Scene {
  return { ...scene, places: new Map([...scene.places, ...moved]) };
}

/** The relationships of a node within the scene. */
export function relationshipsOf(scene: Scene, id: string): GraphRelationship[] {
  return [...scene.relationships.values()].filter((one) => one.from === id || one.to === id);
}

/** Nodes at most `depth` relationships away from one, itself among them. */
export function neighbourhood(scene: Scene, id: string, depth: number): Set<string> {
  const near = new Set([id]);
  let edge = near;
  for (let step = 0; step < depth && edge.size > 0; step += 1) {
    const next = new Set<string>();
    for (const { from, to } of scene.relationships.values()) {
      if (edge.has(from) && !near.has(to)) next.add(to);
      if (edge.has(to) && !near.has(from)) next.add(from);
    }
    for (const found of next) near.add(found);
    edge = next;
  }
  return near;
}
