/**
 * Cytoscape's core with our own drawing: it keeps the elements, their places and the view, and
 * tells of clicks; what is seen is painted by the renderer.
 */
import cytoscape, { type Core, type EventObject } from 'cytoscape';
import { followPointer } from './pointer.ts';
import { Renderer } from './renderer.ts';
import { type SnapshotOptions, snapshot } from './snapshot.ts';

const renderers = new WeakMap<Core, Renderer>();

/** The renderer of a core. */
export function rendererOf(cy: Core): Renderer {
  const renderer = renderers.get(cy);
  if (!renderer) throw new Error('This core has no renderer.');
  return renderer;
}

/** A core that draws in a container. */
export function createCore(container: HTMLElement): Core {
  const cy = cytoscape({
    container,
    headless: true,
    styleEnabled: false,
    minZoom: 0.03,
    maxZoom: 4,
    selectionType: 'single',
  });
  const renderer = new Renderer(cy, container);
  renderers.set(cy, renderer);
  const stopFollowing = followPointer(cy, renderer, container);
  cy.on('pan zoom resize', () => renderer.ask());
  cy.on('position', 'node', ({ target }: EventObject) => {
    renderer.moveNode(target.id(), target.position());
  });
  cy.on('destroy', () => {
    stopFollowing();
    renderer.destroy();
  });
  const drawing = {
    png: (options: SnapshotOptions = {}) => snapshot(renderer.sprites, renderer.view(), options),
  };
  return Object.assign(cy, drawing) as Core;
}
