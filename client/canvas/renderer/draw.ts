/** Brings the drawing to a scene. */
import type { Core } from 'cytoscape';
import type { Drawn } from '../chain/drawn.ts';
import { rendererOf } from './core.ts';
import type { SavedView } from './saved-view.ts';
import { spritesOf } from './sprites.ts';
import { syncElements } from './sync.ts';
import { fitReadably, restoreView, reveal } from './viewport.ts';

/**
 * What is new appears, what is gone goes, the rest stays put. `recalled` is asked, when nothing was
 * drawn before, where the reader looked the last time.
 */
export function drawScene(
  cy: Core,
  scene: Drawn,
  recalled: () => SavedView | null = () => null,
): void {
  const renderer = rendererOf(cy);
  const first = renderer.sprites.nodes.length === 0;
  const before = new Map(renderer.sprites.nodes.map(({ id, x, y }) => [id, { x, y }]));
  const sprites = spritesOf(scene);
  const grown = new Map<string, { x: number; y: number }>();
  for (const node of first ? [] : sprites.nodes) {
    if (before.has(node.id)) continue;
    const anchor = node.edges
      .map(({ from, to }) => before.get(from === node ? to.id : from.id))
      .find(Boolean);
    grown.set(node.id, anchor ?? { x: node.x, y: node.y });
  }
  const added = sprites.nodes.filter(({ id }) => !before.has(id)).map(({ id }) => id);
  renderer.prepare(sprites);
  const left = first ? recalled() : null;
  if (left) restoreView(cy, left);
  else if (first) fitReadably(cy);
  // The picture comes first; the model of a large scene follows it.
  renderer.show(before, grown);
  syncElements(cy, scene);
  const fresh = left ? added.filter((id) => !left.ids.includes(id)) : first ? [] : added;
  if (fresh.length > 0) reveal(cy, fresh);
}
