/** Cytoscape, wrapped once: draws the scene and turns gestures into the explorer's actions. */
import cytoscape, { type Core, type EventObject } from 'cytoscape';
import { useEffect, useRef } from 'react';
import { type Drawn, drawnOf } from '../chain/drawn.ts';
import { explorer, useExplorer } from '../index.ts';
import { toElements } from './elements.ts';
import { onCanvasKey } from './keys.ts';
import { graphStyle } from './style.ts';

declare global {
  interface Window {
    __stancegraph?: { cy: Core };
  }
}

export interface MenuPlace {
  id: string;
  x: number;
  y: number;
}

const sceneClasses = ['out', 'changed', 'noted'];
const doubleTapMs = 300;
/** Below it the labels of an ordinary scene are not drawn. */
const readableZoom = 0.62;
const stillMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The drawing of the graph. `onMenu` is asked for a node's menu at a place on the canvas. */
export function Canvas({ onMenu }: { onMenu: (place: MenuPlace | null) => void }) {
  const holder = useRef<HTMLDivElement>(null);
  const core = useRef<Core>(undefined);
  const scene = useExplorer(drawnOf);
  const selection = useExplorer((state) => state.selection);
  const hover = useExplorer((state) => state.hover);
  const menu = useRef(onMenu);
  menu.current = onMenu;

  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    const cy = createCore(container, (place) => menu.current(place));
    core.current = cy;
    window.__stancegraph = { cy };
    const themed = new MutationObserver(() => cy.style(graphStyle()));
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const sized = new ResizeObserver(() => {
      cy.resize();
      explorer.setAspect(container.clientWidth / container.clientHeight);
    });
    sized.observe(container);
    // Labels are measured anew when the fonts have come.
    void document.fonts.ready.then(() => cy.style(graphStyle()));
    return () => {
      themed.disconnect();
      sized.disconnect();
      cy.destroy();
      core.current = undefined;
    };
  }, []);

  useEffect(() => {
    if (core.current) draw(core.current, scene);
  }, [scene]);

  useEffect(() => {
    const cy = core.current;
    if (!cy) return;
    cy.batch(() => {
      cy.elements('.chosen').removeClass('chosen');
      if (selection) cy.getElementById(selection).addClass('chosen');
    });
    if (selection) bringIntoView(cy, selection);
  }, [selection]);

  useEffect(() => {
    const cy = core.current;
    if (!cy) return;
    cy.batch(() => {
      cy.elements('.faded').removeClass('faded');
      if (hover) cy.elements().not(cy.getElementById(hover).closedNeighborhood()).addClass('faded');
    });
  }, [hover]);

  return (
    <div
      className="canvas"
      ref={holder}
      role="application"
      aria-label="Graph drawing. Arrow keys move between neighbours, Enter opens, e expands. The list says the same in words."
      tabIndex={0}
      onKeyDown={(event) => {
        const cy = core.current;
        if (cy && onCanvasKey(cy, event, (place) => menu.current(place))) event.preventDefault();
      }}
    />
  );
}

function createCore(container: HTMLElement, onMenu: (place: MenuPlace | null) => void): Core {
  const cy = cytoscape({
    container,
    style: graphStyle(),
    minZoom: 0.1,
    maxZoom: 4,
    boxSelectionEnabled: true,
    selectionType: 'single',
  });
  let lastTap = { id: '', at: 0 };
  cy.on('tap', 'node', ({ target }: EventObject) => {
    const id = target.id();
    const now = performance.now();
    const twice = lastTap.id === id && now - lastTap.at < doubleTapMs;
    lastTap = { id: twice ? '' : id, at: now };
    onMenu(null);
    if (twice) explorer.toggle(id);
    else explorer.select(id);
  });
  cy.on('tap', 'edge', ({ target }: EventObject) => explorer.select(target.id()));
  cy.on('tap', ({ target }: EventObject) => {
    if (target !== cy) return;
    onMenu(null);
    explorer.select(null);
  });
  cy.on('cxttap taphold', 'node', (event: EventObject) => {
    const { x, y } = event.renderedPosition;
    onMenu({ id: event.target.id(), x, y });
  });
  cy.on('mouseover', 'node', ({ target }: EventObject) => explorer.hover(target.id()));
  cy.on('mouseout', 'node', () => explorer.hover(null));
  cy.on('dragfree', 'node', ({ target }: EventObject) => {
    const moved = target.selected() ? cy.nodes(':selected') : target;
    explorer.move(
      new Map(moved.map((node: cytoscape.NodeSingular) => [node.id(), { ...node.position() }])),
    );
  });
  return cy;
}

/** Brings the drawing to the scene: what is new appears, what is gone goes, the rest stays put. */
function draw(cy: Core, scene: Drawn): void {
  const first = cy.elements().empty();
  const wanted = toElements(scene);
  const ids = new Set(wanted.map((element) => element.data.id));
  const size = scene.nodes.size;
  const settings = cy as unknown as {
    renderer(): { hideEdgesOnViewport: boolean; textureOnViewport: boolean };
  };
  Object.assign(settings.renderer(), {
    hideEdgesOnViewport: size >= 500 && size < 2000,
    textureOnViewport: size >= 2000,
  });
  const added: string[] = [];
  cy.batch(() => {
    cy.elements()
      .filter((element) => !ids.has(element.id()))
      .remove();
    for (const element of wanted) {
      const known = cy.getElementById(String(element.data.id));
      if (known.empty()) {
        cy.add(element);
        if (element.group === 'nodes') added.push(String(element.data.id));
        continue;
      }
      known.data(element.data);
      for (const name of sceneClasses)
        known.toggleClass(name, element.classes?.includes(name) ?? false);
      if (element.position && known.isNode()) known.position(element.position);
    }
    cy.elements('.path').removeClass('path');
    for (const id of scene.path) cy.getElementById(id).addClass('path');
  });
  if (size === 0) return;
  if (first) fitReadably(cy);
  else if (added.length > 0) reveal(cy, added);
}

/** All of the drawing when its labels can be read then, else the middle of it. */
function fitReadably(cy: Core): void {
  cy.fit(undefined, fitPadding(cy));
  if (cy.zoom() >= readableZoom) {
    if (cy.zoom() > 1.15)
      cy.zoom({ level: 1.15, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    return;
  }
  const [hub] = (cy.nodes().toArray() as cytoscape.NodeSingular[]).sort(
    (a, b) => b.degree(false) - a.degree(false),
  );
  cy.zoom(readableZoom);
  if (hub) cy.center(hub);
}

function fitPadding(cy: Core): number {
  return cy.width() < 600 ? 20 : 48;
}

/** Shows all of the drawing, in one glance. */
export function fitAll(cy: Core): void {
  const padding = fitPadding(cy);
  if (stillMotion()) cy.fit(undefined, padding);
  else cy.animate({ fit: { eles: cy.elements(), padding }, duration: 240 });
}

/** Zooms out only when what is new would lie outside. */
function reveal(cy: Core, ids: string[]): void {
  const box = cy
    .collection(ids.map((id) => cy.getElementById(id)[0]).filter(Boolean) as never)
    .boundingBox();
  const view = cy.extent();
  const outside = box.x1 < view.x1 || box.x2 > view.x2 || box.y1 < view.y1 || box.y2 > view.y2;
  if (outside) fitAll(cy);
}

function bringIntoView(cy: Core, id: string): void {
  const found = cy.getElementById(id);
  if (found.empty() || !found.isNode()) return;
  const { x1, x2, y1, y2 } = cy.extent();
  const { x, y } = found.position();
  if (x > x1 && x < x2 && y > y1 && y < y2) return;
  if (stillMotion()) cy.center(found);
  else cy.animate({ center: { eles: found }, duration: 240 });
}
