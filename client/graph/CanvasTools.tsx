/** The toolbar's menus for what is done with the canvas as a whole, and the panels they open. */
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { drawnOf } from './chain/drawn.ts';
import '../features/scenes/trail/readings.ts';
import type { CanvasFormat } from './export/index.ts';
import { explorer } from './index.ts';
import { MenuButton } from './Menu.tsx';
import NotesPanel from './moving/NotesPanel.tsx';
import { type PanelName, showPanel, usePanel } from './panels.ts';

const panels: Record<PanelName, ComponentType> = {
  style: lazy(() => import('./styling/StylePanel.tsx')),
  measures: lazy(() => import('./measures/MeasuresPanel.tsx')),
  history: lazy(() => import('./moving/HistoryPanel.tsx')),
  // Not fetched when it is wanted: whoever presses n goes on writing.
  notes: NotesPanel,
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
