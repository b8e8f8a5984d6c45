/** Closed bundles, drawn as one node each, and merged relationships, drawn as one each. */
import { elementPrefix, isForeignId, stanceOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { type Bundle, type Place, type Scene, without } from '../state/scene.ts';

/** How many relationships one stands for: several when they are merged or lead from a bundle. */
export function countOf({ id, properties }: GraphRelationship): number {
  // The id of one of a graph of others holds no such stroke, whatever it calls its properties.
  const { count } = properties;
  return id.includes('|') && typeof count === 'number' && count >= 1 ? count : 1;
}

/** The label of a bundle's node and of a note's, for exports. */
const bundleLabel = 'Bundle';
const noteLabel = 'Note';

/** Whether an id is that of a bundle's node, whatever labels nodes of a graph have. */
export function isBundle(id: string): boolean {
  return id.startsWith('bundle:');
}

/** Whether an id is that of a note that stands on the canvas. */
export function isNote(id: string): boolean {
  return id.startsWith('note:');
}

/**
 * The scene with each closed bundle in place of its members, and one relationship in place of all
 * of a type that lead from it to the same other node, with their number as `count`. When the scene
 * merges them, those between any two nodes alike.
 */
export function bundled(scene: Scene): Scene {
  const closed = [...scene.bundles.values()].filter((bundle) => !bundle.open);
  if (closed.length === 0 && !scene.merged) return scene;
  const insteadOf = new Map<string, string>();
  for (const bundle of closed) {
    for (const member of bundle.members) {
      if (scene.nodes.has(member) && !insteadOf.has(member)) insteadOf.set(member, bundle.id);
    }
  }
  const nodes = new Map([...scene.nodes].filter(([id]) => !insteadOf.has(id)));
  const places = new Map(scene.places);
  for (const bundle of closed) {
    const members = bundle.members.filter((id) => insteadOf.get(id) === bundle.id);
    if (members.length === 0) continue;
    nodes.set(bundle.id, nodeOf(bundle, members.length));
    places.set(bundle.id, placeOf(scene, bundle));
  }
  return { ...scene, nodes, places, relationships: joined(scene, insteadOf) };
}

function nodeOf(bundle: Bundle, count: number): GraphNode {
  return {
    id: bundle.id,
    labels: [bundleLabel],
    properties: { name: bundle.title, count },
  };
}

/** Where a bundle was put, else the middle of its members. */
function placeOf(scene: Scene, bundle: Bundle): Place {
  const own = scene.places.get(bundle.id);
  if (own) return own;
  const places = bundle.members.flatMap((id) => scene.places.get(id) ?? []);
  const mean = (part: (place: Place) => number) =>
    places.reduce((sum, place) => sum + part(place), 0) / Math.max(1, places.length);
  return { x: mean(({ x }) => x), y: mean(({ y }) => y), pinned: false };
}

function joined(
  scene: Scene,
  insteadOf: ReadonlyMap<string, string>,
): Map<string, GraphRelationship> {
  const found = new Map<string, GraphRelationship>();
  const merged = new Map<string, GraphRelationship[]>();
  for (const one of scene.relationships.values()) {
    const from = insteadOf.get(one.from) ?? one.from;
    const to = insteadOf.get(one.to) ?? one.to;
    if (from === to) {
      if (!insteadOf.has(one.from)) found.set(one.id, one);
      continue;
    }
    if (from === one.from && to === one.to && !scene.merged) {
      found.set(one.id, one);
      continue;
    }
    const stance = stanceOf(one);
    const own = [from, one.type, to, ...(stance ? [stance] : [])].join('|');
    const id = isForeignId(one.id) && !isForeignId(own) ? elementPrefix + own : own;
    const known = merged.get(id);
    if (known) known.push({ ...one, from, to });
    else merged.set(id, [{ ...one, from, to }]);
  }
  for (const [id, all] of merged) {
    const [first] = all;
    if (!first) continue;
    const own = scene.relationships.get(first.id);
    // One alone between its own ends is no more than itself.
    if (all.length === 1 && own?.from === first.from && own.to === first.to) {
      found.set(own.id, own);
      continue;
    }
    const stance = stanceOf(first);
    const properties = { ...(stance ? { stance } : {}), count: all.length };
    found.set(id, { ...first, id, properties });
  }
  return found;
}

/** The scene without what is hidden, and with notes that stand on the canvas as nodes. */
export function visible(scene: Scene, hidden: ReadonlySet<string>): Scene {
  const left = hidden.size > 0 ? without(scene, [...hidden]) : scene;
  const labelBox = [...scene.notes.values()].filter((note) => !note.on);
  if (labelBox.length === 0 && hidden.size === 0) return left;
  const nodes = new Map(left.nodes);
  const places = new Map(left.places);
  for (const note of labelBox) {
    nodes.set(note.id, { id: note.id, labels: [noteLabel], properties: { name: note.text } });
    places.set(note.id, { x: note.x ?? 0, y: note.y ?? 0, pinned: false });
  }
  const relationships = new Map([...left.relationships].filter(([id]) => !hidden.has(id)));
  return { ...left, nodes, places, relationships };
}
