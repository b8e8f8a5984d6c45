/**
 * Cytoscape's core with a renderer of our own. The core keeps elements, positions, selection and view
 * and tells of gestures; our renderer is registered with it as `stancegraph` and paints what it shows.
 */
import cytoscape, { type Core } from 'cytoscape';
import { followPointer } from './pointer.ts';
import { type RegisteredRenderer, Renderer } from './renderer.ts';
import { type SnapshotOptions, snapshot } from './snapshot.ts';

/**
 * A function, not a class: Cytoscape applies it to an object of its base renderer. Own properties
 * take the place of the base's methods, so that its pointer listeners and its render loop never
 * start; what it listens to already is stopped.
 */
function StancegraphRenderer(this: RegisteredRenderer, { cy }: { cy: Core }): void {
  this.destroy();
  const container = cy.container();
  if (!container) throw new Error('A drawing needs an element to be in.');
  const painter = new Renderer(cy, container);
  const unfollow = followPointer(cy, painter, container);
  this.painter = painter;
  this.notify = (event) => {
    if (event === 'destroy') {
      unfollow();
      painter.destroy();
    } else if (event === 'position') painter.moved();
    else if (repainted.has(event)) painter.requestFrame();
  };
  const picture =
    (type: SnapshotOptions['type']) =>
    (options: SnapshotOptions = {}) =>
      snapshot(painter.sprites, painter.view(), { ...options, type });
  this.png = picture('image/png');
  this.jpg = picture('image/jpeg');
}

const repainted = new Set(['viewport', 'resize', 'draw']);

cytoscape('renderer', 'stancegraph', StancegraphRenderer);

/**
 * A core that draws in a container. For those who write against it, in the page as
 * `window.__stancegraph.cy`: elements, positions, selection, view, events, traversal, `cy.png()` and
 * `cy.forceRender()` are Cytoscape's own. There are no styles: `cy.style()` gives `undefined`,
 * `ele.style()`, `cy.animate()` and `ele.midpoint()` do nothing or mean nothing. How elements look
 * follows from the scene (`explorer.restyle`, and renderer/sprites.ts), as docs/canvas-api.md says.
 */
export function createCore(container: HTMLElement): Core {
  standInForStyle(container.ownerDocument);
  return cytoscape({
    container,
    renderer: { name: 'stancegraph' },
    // Styles cost as much time and memory as all else that the core keeps, and nothing would read them.
    styleEnabled: false,
    layout: { name: 'null' },
    minZoom: 0.03,
    maxZoom: 4,
    selectionType: 'single',
  } as cytoscape.CytoscapeOptions);
}

/**
 * Cytoscape adds an inline style element, which the content security policy refuses, unless one with
 * its id is there; what it would say stands in canvas.css.
 */
function standInForStyle(document: Document): void {
  const id = '__________cytoscape_stylesheet';
  if (document.getElementById(id)) return;
  const there = document.createElement('meta');
  there.id = id;
  document.head.append(there);
}
