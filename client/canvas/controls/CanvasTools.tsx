/** The toolbar's menus for what is done with the canvas as a whole, and the panels they open. */

import { useQuery } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { postLink } from '../../api/links.ts';
import { patient } from '../../api/patient.ts';
import { sessionOptions } from '../../api/session.ts';
import { copyEmbedCode, embedAddress, embedCode } from '../../ui/embed-code.ts';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import { drawnOf } from '../chain/drawn.ts';
import type { CanvasFormat } from '../export/index.ts';
import { explorer } from '../index.ts';
import NotesPanel from '../panels/NotesPanel.tsx';
import { registeredPanels, showPanel, usePanel } from '../state/panels.ts';
import { printCanvas } from './PrintedCanvas.tsx';
import { strings } from './strings.ts';

const panels: Readonly<Record<string, ComponentType>> = {
  style: lazy(patient(() => import('../panels/StylePanel.tsx'))),
  measures: lazy(patient(() => import('../panels/MeasuresPanel.tsx'))),
  history: lazy(patient(() => import('../panels/HistoryPanel.tsx'))),
  // Not lazy: who presses n goes on writing at once.
  notes: NotesPanel,
  paths: lazy(patient(() => import('../panels/PathsPanel.tsx'))),
};

const formats: readonly [CanvasFormat, string][] = [
  ['png', strings.picturePngDoubleSize],
  ['svg', strings.drawingSvg],
  ['graphml', strings.graphml],
  ['gexf', strings.gexfForGephi],
  ['cytoscape', strings.cytoscapeJson],
];

async function save(format: CanvasFormat): Promise<void> {
  const { exportCanvas } = await import('../export/index.ts');
  await exportCanvas(format, drawnOf(explorer.getState()), 'stancegraph');
}

/** The frame's address holds the whole canvas, or is a short link that the server keeps. */
async function embed(short: boolean): Promise<string> {
  const address = embedAddress(`/graph${location.hash}`);
  const drawn = drawnOf(explorer.getState());
  const [{ titleOf }, src] = await Promise.all([
    import('../picture/canvas-figure.ts'),
    short ? postLink(address) : address,
  ]);
  return embedCode(src, titleOf(drawn));
}

/** Buttons of the toolbar. */
export function CanvasTools() {
  const others = registeredPanels();
  const { data: session } = useQuery(sessionOptions);
  const buttons = (some: typeof others) =>
    some.map(({ name, title }) => <PanelButton key={name} name={name} title={title} />);
  return (
    <span className="group tools-group">
      <PanelButton name="style" title={strings.style} />
      <PanelButton name="measures" title={strings.measures} />
      {buttons(others.filter((panel) => !panel.afterExport))}
      <MenuButton
        title={strings.export}
        items={[
          ...formats.map(([format, title]): MenuItem => [title, () => void save(format)]),
          [strings.print, () => void printCanvas()],
          [strings.copyEmbedCode, () => void copyEmbedCode(embed(false))],
          // Keeping a link writes: who may not has the long one.
          ...(session?.mayWrite
            ? [['Copy short embed code', () => void copyEmbedCode(embed(true))] satisfies MenuItem]
            : []),
        ]}
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
