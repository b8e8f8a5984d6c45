/** Brings the drawing to a scene. */
import type { Core } from 'cytoscape';
import type { Drawn } from '../chain/drawn.ts';
import { rendererOf } from './renderer.ts';
import type { SavedView } from './saved-view.ts';
import { selectElements } from './selection.ts';
import { type Point, spritesOf } from './sprites.ts';
import { syncElements } from './sync.ts';
import { fitReadably, restoreView, reveal } from './viewport.ts';

interface DrawOptions {
  /** Called when nothing was drawn before: the view to begin with. */
  savedView?: () => SavedView | null;
  /** Ids to be selected, once the elements are there. */
  selected?: () => readonly string[];
}

/** What is new appears, what is gone goes, the rest keeps its position. */
export function drawScene(
  cy: Core,
  scene: Drawn,
  { savedView = () => null, selected = () => [] }: DrawOptions = {},
): void {
  const renderer = rendererOf(cy);
  const first = renderer.sprites.nodes.length === 0;
  const before = new Map(renderer.sprites.nodes.map(({ id, x, y }) => [id, { x, y }]));
  const sprites = spritesOf(scene);
  const added = sprites.nodes.filter(({ id }) => !before.has(id));
  /** Where new nodes come out of: a neighbour that was drawn before. */
  const origins = new Map<string, Point>();
  for (const node of first ? [] : added) {
    const neighbour = node.edges
      .map(({ from, to }) => before.get(from === node ? to.id : from.id))
      .find(Boolean);
    origins.set(node.id, neighbour ?? { ...node.at });
  }
  renderer.prepare(sprites);
  const saved = first ? savedView() : null;
  if (saved) restoreView(cy, saved);
  else if (first) fitReadably(cy);
  // Painted before the elements of a large scene have been added to the core.
  if (first) renderer.show(before, origins);
  syncElements(cy, scene, () => {
    renderer.bind();
    selectElements(cy, selected());
  });
  if (!first) {
    // Only now is it known where each node stands: what a script has moved does not move back and
    // forth, as it would between its place and the scene's.
    renderer.bind();
    renderer.show(before, origins);
  }
  const fresh = added
    .map(({ id }) => id)
    .filter((id) => (saved ? !saved.ids.includes(id) : !first));
  if (fresh.length > 0) reveal(cy, fresh);
}
