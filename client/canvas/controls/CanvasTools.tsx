/** The toolbar's menus for what is done with the canvas as a whole, and the panels they open. */

import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { patient } from '../../api/patient.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import { drawnOf } from '../chain/drawn.ts';
import type { CanvasFormat } from '../export/index.ts';
import { explorer } from '../index.ts';
import NotesPanel from '../panels/NotesPanel.tsx';
import { registeredPanels, showPanel, usePanel } from '../state/panels.ts';

const panels: Readonly<Record<string, ComponentType>> = {
  style: lazy(patient(() => import('../panels/StylePanel.tsx'))),
  measures: lazy(patient(() => import('../panels/MeasuresPanel.tsx'))),
  history: lazy(patient(() => import('../panels/HistoryPanel.tsx'))),
  // Not lazy: who presses n goes on writing at once.
  notes: NotesPanel,
  paths: lazy(patient(() => import('../panels/PathsPanel.tsx'))),
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

/** Buttons of the toolbar. */
export function CanvasTools() {
  const others = registeredPanels();
  const buttons = (some: typeof others) =>
    some.map(({ name, title }) => <PanelButton key={name} name={name} title={title} />);
  return (
    <span className="group tools-group">
      <PanelButton name="style" title="Style" />
      <PanelButton name="measures" title="Measures" />
      {buttons(others.filter((panel) => !panel.afterExport))}
      <MenuButton
        title="Export"
        items={formats.map(([format, title]) => [title, () => void save(format)])}
      />
      {buttons(others.filter((panel) => panel.afterExport))}
    </span>
  );
}

function PanelButton({ name, title }: { name: string; title: string }) {
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
  const Open = open
    ? (panels[open] ?? registeredPanels().find(({ name }) => name === open)?.component)
    : undefined;
  useEffect(() => () => showPanel(null), []);
  if (!Open) return null;
  return (
    <Suspense fallback={null}>
      <Open key={open} />
    </Suspense>
  );
}
