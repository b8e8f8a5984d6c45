/** The toolbar's menus for what is done with the canvas as a whole, and the panels they open. */
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { drawnOf } from '../chain/drawn.ts';
import '../../pages/scenes/trail/readings.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import type { CanvasFormat } from '../export/index.ts';
import { explorer } from '../index.ts';
import NotesPanel from '../panels/NotesPanel.tsx';
import { type PanelName, showPanel, usePanel } from '../state/panels.ts';

const panels: Record<PanelName, ComponentType> = {
  style: lazy(() => import('../panels/StylePanel.tsx')),
  measures: lazy(() => import('../panels/MeasuresPanel.tsx')),
  history: lazy(() => import('../panels/HistoryPanel.tsx')),
  // Not fetched when it is wanted: whoever presses n goes on writing.
  notes: NotesPanel,
  paths: lazy(() => import('../panels/PathsPanel.tsx')),
  trail: lazy(() => import('../../pages/scenes/trail/TrailPanel.tsx')),
  save: lazy(() => import('../../pages/scenes/SavePanel.tsx')),
};

const formats: readonly [CanvasFormat, string][] = [
  ['png', 'Picture (PNG, double size)'],
  ['svg', 'Drawing (SVG)'],
  ['graphml', 'GraphML'],
  ['gexf', 'GEXF, for Gephi'],
  ['cytoscape', 'Cytoscape JSON'],
];

async function save(format: CanvasFormat): Promise<void> {
  const { exportCanvas } = await import('../export/index.ts');
  await exportCanvas(format, drawnOf(explorer.getState()), 'stancegraph');
}

/** Panels that have a button of their own, left and right of the export. */
const toolPanels = [
  ['style', 'Style'],
  ['measures', 'Measures'],
  ['trail', 'Trail'],
] as const;

/** Buttons of the toolbar. */
export function CanvasTools() {
  return (
    <span className="group tools-group">
      {toolPanels.map(([name, title]) => (
        <PanelButton key={name} name={name} title={title} />
      ))}
      <MenuButton
        title="Export"
        items={formats.map(([format, title]) => [title, () => void save(format)])}
      />
      <PanelButton name="save" title="Save" />
    </span>
  );
}

function PanelButton({ name, title }: { name: PanelName; title: string }) {
  const open = usePanel() === name;
  return (
    <button
      type="button"
      className="button bare"
      aria-expanded={open}
      onClick={() => showPanel(open ? null : name)}
    >
      {title}
    </button>
  );
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
