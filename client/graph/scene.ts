/** What is on the canvas, as a value: every action makes a new scene, undo goes back to the old. */
import type { GraphNode, GraphRelationship, Subgraph } from '../../model/graph.ts';

export interface Place {
  x: number;
  y: number;
  pinned: boolean;
}

export interface Scene {
  nodes: ReadonlyMap<string, GraphNode>;
  relationships: ReadonlyMap<string, GraphRelationship>;
  places: ReadonlyMap<string, Place>;
  /** What each expansion brought: collapsing takes away that and nothing else. */
  expansions: ReadonlyMap<string, readonly string[]>;
  /** Ids of a path that is shown, in walking order. */
  path: readonly string[];
}

export const emptyScene: Scene = {
  nodes: new Map(),
  relationships: new Map(),
  places: new Map(),
  expansions: new Map(),
  path: [],
};

/** How many nodes the canvas holds. */
export const nodeCap = 1000;

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

/** The scene without some nodes and what was joined to them. */
export function without(scene: Scene, ids: readonly string[]): Scene {
  const gone = new Set(ids);
  const keep = <Value>(map: ReadonlyMap<string, Value>) =>
    new Map([...map].filter(([id]) => !gone.has(id)));
  return {
    nodes: keep(scene.nodes),
    places: keep(scene.places),
    expansions: keep(scene.expansions),
    relationships: new Map(
      [...scene.relationships].filter(([, one]) => !gone.has(one.from) && !gone.has(one.to)),
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
