/** The drawing of the graph: Cytoscape's core, wrapped once, with gestures as explorer's actions. */
import type { Core, EventObject } from 'cytoscape';
import { useEffect, useRef, useState } from 'react';
import { patient } from '../../api/patient.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { drawnOf } from '../chain/drawn.ts';
import { explorer, useExplorer } from '../index.ts';
import type { ExplorerState } from '../state/state.ts';
import { badgesOf, requestTotals, useTotals } from '../state/totals.ts';
import { drawScene } from './draw.ts';
import { selectedBy } from './hit.ts';
import { onCanvasKey } from './keys.ts';
import { Minimap } from './Minimap.tsx';
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

type CreateCore = typeof import('./core.ts')['createCore'];
/** With Cytoscape, which is large: on a slow network the words beside the drawing come before it. */
const loadCore = patient(() => import('./core.ts'));

const doubleTapMs = 300;
/** So long the first drawing waits for fonts: then its names need not be painted twice. */
const fontsMs = 300;

const selectedIds = ({
  selection,
  selected,
}: Pick<ExplorerState, 'selection' | 'selected'>): readonly string[] =>
  selected.length > 0 ? selected : selection ? [selection] : [];

/** The drawing of the graph. `onMenu` is asked for a node's menu at a place on the canvas. */
export function Canvas({ onMenu }: { onMenu: (place: MenuPlace | null) => void }) {
  const holder = useRef<HTMLDivElement>(null);
  const [cy, setCore] = useState<Core>();
  const scene = useExplorer(drawnOf);
  const selection = useExplorer((state) => state.selection);
  const selected = useExplorer((state) => state.selected);
  const hover = useExplorer((state) => state.hover);
  const tool = useTool();
  const menu = useRef(onMenu);
  menu.current = onMenu;

  const createCore = useCreateCore(scene.nodes.size > 0);
  useEffect(() => {
    const container = holder.current;
    if (!container) return;
    // From the start: how the first scene is arranged depends on it.
    const sized = new ResizeObserver(() =>
      explorer.setAspect(container.clientWidth / container.clientHeight),
    );
    sized.observe(container);
    return () => sized.disconnect();
  }, []);

  useEffect(() => {
    const container = holder.current;
    if (!container || !createCore) return;
    const core = createCore(container);
    listen(core, (place) => menu.current(place));
    setCore(core);
    window.__stancegraph = { cy: core };
    const refresh = () => !core.destroyed() && rendererOf(core).refresh();
    const themed = new MutationObserver(refresh);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const sized = new ResizeObserver(() => {
      core.resize();
      refit(core);
    });
    sized.observe(container);
    // Labels are measured anew when more fonts have come.
    document.fonts.addEventListener('loadingdone', refresh);
    const keep = () => saveView(core, isMoved(core), explorer.getState());
    addEventListener('pagehide', keep);
    return () => {
      keep();
      removeEventListener('pagehide', keep);
      document.fonts.removeEventListener('loadingdone', refresh);
      themed.disconnect();
      sized.disconnect();
      core.destroy();
      setCore(undefined);
      if (window.__stancegraph?.cy === core) delete window.__stancegraph;
    };
  }, [createCore]);

  useEffect(() => {
    if (!cy) return;
    drawScene(cy, scene, {
      savedView: () => savedViewOf(explorer.scene().nodes),
      selected: () => selectedIds(explorer.getState()),
    });
  }, [cy, scene]);

  const totals = useTotals();
  useEffect(() => {
    requestTotals(scene);
    if (cy) rendererOf(cy).setBadges(badgesOf(scene, totals));
  }, [cy, scene, totals]);

  useEffect(() => {
    if (!cy) return;
    selectElements(cy, selectedIds({ selection, selected }));
    if (!selection || selected.length > 0) return;
    bringIntoView(cy, selection);
    // Once the inspector is there, which a phone shows as a sheet over the drawing.
    const again = () => bringAboveSheet(cy, selection);
    document.addEventListener('inspected', again);
    return () => document.removeEventListener('inspected', again);
  }, [cy, selection, selected]);

  useEffect(() => {
    if (cy) rendererOf(cy).emphasize({ hover });
    const badge = hover && badgesOf(scene, totals).get(hover);
    holder.current?.setAttribute(
      'title',
      badge ? `${badge} relationships are shown. Double-click to add more.` : '',
    );
  }, [hover]);

  return (
    <>
      <div
        className={tool === 'move' ? 'canvas' : 'canvas selecting'}
        ref={holder}
        role="application"
        aria-label={strings.graphDrawingArrowKeysMove}
        tabIndex={0}
        onKeyDown={(event) => {
          if (cy && onCanvasKey(cy, event, (place) => menu.current(place))) event.preventDefault();
        }}
      />
      {cy ? <Minimap /> : scene.nodes.size > 0 && <Coming />}
    </>
  );
}

/** In the place of the drawing, where what draws it takes its time to come. */
function Coming() {
  return (
    <div className="message over late">
      <p>{strings.loadingTheDrawing}</p>
      <div className="progress" />
    </div>
  );
}

/**
 * What makes the core, once there is something to draw: when what stands around it has been laid out, and
 * the fonts of its names are there. Drawn in the same task, it would keep a phone from answering.
 */
function useCreateCore(isThere: boolean): CreateCore | undefined {
  const [loaded, setLoaded] = useState<{ createCore: CreateCore }>();
  const [failed, setFailed] = useState<{ error: unknown }>();
  useEffect(() => {
    if (loaded || !isThere) return;
    let waiting = true;
    const end = afterPaint(() =>
      Promise.all([loadCore(), fontsCome()]).then(
        ([core]) => waiting && setLoaded(core),
        (error: unknown) => waiting && setFailed({ error }),
      ),
    );
    return () => {
      waiting = false;
      end();
    };
  }, [loaded, isThere]);
  if (failed) throw failed.error;
  return loaded?.createCore;
}

const fontsCome = () =>
  Promise.race([document.fonts.ready, new Promise((late) => setTimeout(late, fontsMs))]);

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
