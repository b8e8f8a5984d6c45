/** Brings the drawing to a scene. */
import type { Core } from 'cytoscape';
import type { Drawn } from '../chain/drawn.ts';
import { stageOf } from './core.ts';
import type { KeptView } from './saved-view.ts';
import { figuresOf } from './sprites.ts';
import { syncElements } from './sync.ts';
import { fitReadably, recall, reveal } from './viewport.ts';

/**
 * What is new appears, what is gone goes, the rest stays put. `recalled` is asked, when nothing was
 * drawn before, where the reader looked the last time.
 */
export function drawScene(
  cy: Core,
  scene: Drawn,
  recalled: () => KeptView | null = () => null,
): void {
  const stage = stageOf(cy);
  const first = stage.figures.nodes.length === 0;
  const before = new Map(stage.figures.nodes.map(({ id, x, y }) => [id, { x, y }]));
  const figures = figuresOf(scene);
  const grown = new Map<string, { x: number; y: number }>();
  for (const node of first ? [] : figures.nodes) {
    if (before.has(node.id)) continue;
    const anchor = node.edges
      .map(({ from, to }) => before.get(from === node ? to.id : from.id))
      .find(Boolean);
    grown.set(node.id, anchor ?? { x: node.x, y: node.y });
  }
  const added = figures.nodes.filter(({ id }) => !before.has(id)).map(({ id }) => id);
  stage.prepare(figures);
  const left = first ? recalled() : null;
  if (left) recall(cy, left);
  else if (first) fitReadably(cy);
  // The picture comes first; the model of a large scene follows it.
  stage.show(before, grown);
  syncElements(cy, scene);
  const fresh = left ? added.filter((id) => !left.ids.includes(id)) : first ? [] : added;
  if (fresh.length > 0) reveal(cy, fresh);
}
