/** The drawing of the graph: Cytoscape's core, wrapped once, with gestures as explorer's actions. */
import type { Core, EventObject } from 'cytoscape';
import { useEffect, useRef } from 'react';
import { drawnOf } from '../chain/drawn.ts';
import { explorer, useExplorer } from '../index.ts';
import type { ExplorerState } from '../state/state.ts';
import { badgesOf, requestTotals, useTotals } from '../state/totals.ts';
import { createCore } from './core.ts';
import { drawScene } from './draw.ts';
import { selectedBy } from './hit.ts';
import { onCanvasKey } from './keys.ts';
import { rendererOf } from './renderer.ts';
import { savedViewOf, saveView } from './saved-view.ts';
import { selectElements } from './selection.ts';
import { strings } from './strings.ts';
import { takeTool, useTool } from './tool.ts';
import { bringAboveSheet, bringIntoView, isMoved, refit } from './viewport.ts';
import './canvas.css';

declare global {
  interface Window {
    /** For plugins and tests; what they may expect of it is said at `createCore` (core.ts). */
    __stancegraph?: { cy: Core };
  }
}

/** Stands for the canvas itself in the place of a node. */
export const wholeCanvas = '';

export interface MenuPlace {
  /** A node, or {@link wholeCanvas}. */
  id: string;
  x: number;
  y: number;
}

const doubleTapMs = 300;

const selectedIds = ({
  selection,
  selected,
}: Pick<ExplorerState, 'selection' | 'selected'>): readonly string[] =>
  selected.length > 0 ? selected : selection ? [selection] : [];

/** The drawing of the graph. `onMenu` is asked for a node's menu at a place on the canvas. */
export function Canvas({ onMenu }: { onMenu: (place: MenuPlace | null) => void }) {
  const holder = useRef<HTMLDivElement>(null);
  const core = useRef<Core>(undefined);
  const scene = useExplorer(drawnOf);
  const selection = useExplorer((state) => state.selection);
  const selected = useExplorer((state) => state.selected);
  const hover = useExplorer((state) => state.hover);
  const tool = useTool();
  const menu = useRef(onMenu);
  menu.current = onMenu;

  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    const cy = createCore(container);
    listen(cy, (place) => menu.current(place));
    core.current = cy;
    window.__stancegraph = { cy };
    const refresh = () => !cy.destroyed() && rendererOf(cy).refresh();
    const themed = new MutationObserver(refresh);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const sized = new ResizeObserver(() => {
      cy.resize();
      refit(cy);
      explorer.setAspect(container.clientWidth / container.clientHeight);
    });
    sized.observe(container);
    // Labels are measured anew when the fonts have come.
    void document.fonts.ready.then(refresh);
    document.fonts.addEventListener('loadingdone', refresh);
    const keep = () => saveView(cy, isMoved(cy), explorer.getState());
    addEventListener('pagehide', keep);
    return () => {
      keep();
      removeEventListener('pagehide', keep);
      document.fonts.removeEventListener('loadingdone', refresh);
      themed.disconnect();
      sized.disconnect();
      cy.destroy();
      core.current = undefined;
    };
  }, []);

  useEffect(() => {
    if (core.current) {
      drawScene(core.current, scene, {
        savedView: () => savedViewOf(explorer.scene().nodes),
        selected: () => selectedIds(explorer.getState()),
      });
    }
  }, [scene]);

  const totals = useTotals();
  useEffect(() => {
    requestTotals(scene);
    if (core.current) rendererOf(core.current).setBadges(badgesOf(scene, totals));
  }, [scene, totals]);

  useEffect(() => {
    const cy = core.current;
    if (!cy) return;
    selectElements(cy, selectedIds({ selection, selected }));
    if (!selection || selected.length > 0) return;
    bringIntoView(cy, selection);
    // Once the inspector is there, which a phone shows as a sheet over the drawing.
    const again = () => bringAboveSheet(cy, selection);
    document.addEventListener('inspected', again);
    return () => document.removeEventListener('inspected', again);
  }, [selection, selected]);

  useEffect(() => {
    if (core.current) rendererOf(core.current).emphasize({ hover });
    const badge = hover && badgesOf(scene, totals).get(hover);
    holder.current?.setAttribute(
      'title',
      badge ? `${badge} relationships are shown. Double-click to add more.` : '',
    );
  }, [hover]);

  return (
    <div
      className={tool === 'move' ? 'canvas' : 'canvas selecting'}
      ref={holder}
      role="application"
      aria-label={strings.graphDrawingArrowKeysMove}
      tabIndex={0}
      onKeyDown={(event) => {
        const cy = core.current;
        if (cy && onCanvasKey(cy, event, (place) => menu.current(place))) event.preventDefault();
      }}
    />
  );
}

function placeIn({ renderedPosition: { x, y } }: EventObject): { x: number; y: number } {
  return { x, y };
}

function listen(cy: Core, onMenu: (place: MenuPlace | null) => void): void {
  let lastTap = { id: '', at: 0 };
  cy.on('tap', 'node', ({ target, originalEvent }: EventObject) => {
    const id = target.id();
    const now = performance.now();
    const twice = lastTap.id === id && now - lastTap.at < doubleTapMs;
    lastTap = { id: twice ? '' : id, at: now };
    onMenu(null);
    const { shiftKey, ctrlKey, metaKey } = (originalEvent ?? {}) as Partial<MouseEvent>;
    if (twice) explorer.toggle(id);
    else if (shiftKey || ctrlKey || metaKey) explorer.toggleSelected(id);
    else explorer.select(id);
  });
  cy.on('tap', 'edge', ({ target }: EventObject) => {
    explorer.select(selectedBy(rendererOf(cy).sprites, cy.zoom(), target.id()));
  });
  cy.on('tap', ({ target }: EventObject) => {
    if (target !== cy) return;
    onMenu(null);
    explorer.select(null);
  });
  cy.on('cxttap', (event: EventObject) => {
    if (event.target === cy) onMenu({ id: wholeCanvas, ...placeIn(event) });
  });
  cy.on('cxttap taphold', 'node', (event: EventObject) => {
    onMenu({ id: event.target.id(), ...placeIn(event) });
  });
  cy.on('mouseover', 'node', ({ target }: EventObject) => explorer.hover(target.id()));
  cy.on('mouseout', 'node', () => explorer.hover(null));
  cy.on('areaselect', (_event: EventObject, ids: string[]) => {
    explorer.selectMany(ids);
    takeTool('move');
  });
  let dropped = new Map<string, { x: number; y: number }>();
  cy.on('dragfree', 'node', ({ target }: EventObject) => {
    // One drag of several nodes is one step of the history.
    if (dropped.size === 0) {
      queueMicrotask(() => {
        explorer.move(dropped);
        dropped = new Map();
      });
    }
    dropped.set(target.id(), { ...target.position() });
  });
}
