/** The toolbar's menus for what is done with the canvas as a whole, and the panels they open. */
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Icon } from '../ui/icons.tsx';
import { drawnOf } from './chain/drawn.ts';
import '../features/scenes/trail/readings.ts';
import type { CanvasFormat } from './export/index.ts';
import { explorer } from './index.ts';
import { type PanelName, showPanel, usePanel } from './panels.ts';

const panels: Record<PanelName, ReturnType<typeof lazy>> = {
  style: lazy(() => import('./styling/StylePanel.tsx')),
  measures: lazy(() => import('./measures/MeasuresPanel.tsx')),
  history: lazy(() => import('./moving/HistoryPanel.tsx')),
  notes: lazy(() => import('./moving/NotesPanel.tsx')),
  paths: lazy(() => import('./moving/PathsPanel.tsx')),
  trail: lazy(() => import('../features/scenes/trail/TrailPanel.tsx')),
  save: lazy(() => import('../features/scenes/SavePanel.tsx')),
};

const formats: readonly [CanvasFormat, string][] = [
  ['png', 'Picture (PNG, double size)'],
  ['svg', 'Drawing (SVG)'],
  ['graphml', 'GraphML'],
  ['gexf', 'GEXF, for Gephi'],
  ['cytoscape', 'Cytoscape JSON'],
];

async function save(format: CanvasFormat): Promise<void> {
  const { exportCanvas } = await import('./export/index.ts');
  await exportCanvas(format, drawnOf(explorer.getState()), 'stancegraph');
}

/** Buttons of the toolbar. */
export function CanvasTools() {
  const open = usePanel();
  const toggle = (name: PanelName) => () => showPanel(open === name ? null : name);
  return (
    <span className="group tools-group">
      <button
        type="button"
        className="button bare"
        aria-expanded={open === 'style'}
        onClick={toggle('style')}
      >
        Style
      </button>
      <button
        type="button"
        className="button bare"
        aria-expanded={open === 'measures'}
        onClick={toggle('measures')}
      >
        Measures
      </button>
      <button
        type="button"
        className="button bare"
        aria-expanded={open === 'trail'}
        onClick={toggle('trail')}
      >
        Trail
      </button>
      <ExportMenu />
      <button
        type="button"
        className="button bare"
        aria-expanded={open === 'save'}
        onClick={toggle('save')}
      >
        Save
      </button>
    </span>
  );
}

function ExportMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  return (
    <details className="menu-button" ref={menu}>
      <summary className="button bare">
        Export
        <Icon name="down" />
      </summary>
      <ul>
        {formats.map(([format, title]) => (
          <li key={format}>
            <button
              type="button"
              onClick={() => {
                menu.current?.removeAttribute('open');
                void save(format);
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A click elsewhere and Escape close a menu; Escape gives the focus back to its button. */
export function useClosing(menu: React.RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const onPointer = (event: PointerEvent) => {
      if (!menu.current?.contains(event.target as Node)) menu.current?.removeAttribute('open');
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      event.stopPropagation();
      menu.current.removeAttribute('open');
      menu.current.querySelector('summary')?.focus();
    };
    const element = menu.current;
    addEventListener('pointerdown', onPointer);
    element?.addEventListener('keydown', onKey);
    return () => {
      removeEventListener('pointerdown', onPointer);
      element?.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** The panel that is open, beside the drawing. */
export function CanvasPanels() {
  const open = usePanel();
  const Open = open ? panels[open] : undefined;
  useEffect(() => () => showPanel(null), []);
  if (!Open) return null;
  return (
    <Suspense fallback={null}>
      <Open key={open} />
    </Suspense>
  );
}
