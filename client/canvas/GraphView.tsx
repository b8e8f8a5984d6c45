/** The canvas with its tools, its list and its legend. */
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { CanvasPanels } from './controls/CanvasTools.tsx';
import { Canvas, type MenuPlace, wholeCanvas } from './renderer/Canvas.tsx';
import { readSavedView } from './renderer/saved-view.ts';
import './graph-view.css';
import { To } from '../address/To.tsx';
import { PanelBoundary } from '../ui/PanelBoundary.tsx';
import { CanvasMenu } from './controls/CanvasMenu.tsx';
import { Legend } from './controls/Legend.tsx';
import { NodeMenu } from './controls/NodeMenu.tsx';
import { Busy, CanvasNotices } from './controls/Notices.tsx';
import { PrintedCanvas } from './controls/PrintedCanvas.tsx';
import { SelectionBar } from './controls/SelectionBar.tsx';
import { Toolbar } from './controls/Toolbar.tsx';
import { explorer, useExplorer } from './index.ts';
import { ListView } from './list/ListView.tsx';
import { strings } from './strings.ts';

/** Fills its place; `beside` stands beside the drawing. */
export default function GraphView({ beside }: { beside?: ReactNode }) {
  const status = useExplorer((state) => state.status);
  const error = useExplorer((state) => state.error);
  // Until the first scene is there nothing is drawn, and what will stand beside it is not known.
  const begun = useExplorer(
    ({ status: now, history }) => now !== 'loading' || history.present.value.nodes.size > 0,
  );
  const [mode, setMode] = useState<'graph' | 'list'>('graph');
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  // With the page, not in the frame that lays it out: the first scene is asked for as early as can be.
  useLayoutEffect(() => {
    const { selected } = readSavedView();
    void explorer.start().then(() => {
      // The multi-selection of before a reload; the address holds its last node alone.
      const { selection } = explorer.getState();
      if (selected.length > 1 && selected.at(-1) === selection) explorer.selectMany(selected);
    });
  }, []);
  return (
    <div className="graph">
      <h1 className="hidden-text">{strings.graph}</h1>
      <Toolbar mode={mode} setMode={setMode} setMenu={setMenu} />
      <div className="stage">
        {beside}
        <section className={begun ? 'region' : 'region before-begun'} aria-label={strings.graph}>
          <PanelBoundary what={strings.theDrawing}>
            <Canvas onMenu={setMenu} />
          </PanelBoundary>
          {status === 'loading' && <Loading />}
          {status === 'empty' && <Empty />}
          {status === 'failed' && (
            <div className="message over" role="alert">
              <h2>{strings.couldNotLoadTheFirst}</h2>
              <p>{error}</p>
              <div className="row">
                <button
                  type="button"
                  className="button primary"
                  onClick={() => void explorer.open()}
                >
                  {strings.tryAgain}
                </button>
              </div>
            </div>
          )}
          {mode === 'list' && (
            <PanelBoundary what={strings.theList}>
              <ListView />
            </PanelBoundary>
          )}
          {menu && (
            <PanelBoundary what={strings.theMenu} value={menu.id}>
              {menu.id === wholeCanvas ? (
                <CanvasMenu place={menu} onClose={() => setMenu(null)} />
              ) : (
                <NodeMenu place={menu} onClose={() => setMenu(null)} />
              )}
            </PanelBoundary>
          )}
          <PanelBoundary what={strings.thePanel}>
            <CanvasPanels />
          </PanelBoundary>
          <Busy />
          <SelectionBar />
        </section>
      </div>
      <PanelBoundary what={strings.theDrawing}>
        <PrintedCanvas />
      </PanelBoundary>
      <div className="under-canvas">
        <PanelBoundary what={strings.theLegend}>
          <Legend />
        </PanelBoundary>
        <CanvasNotices />
      </div>
    </div>
  );
}

function Loading() {
  return (
    <div className="message over late" role="status">
      <p>{strings.loadingTheFirstScene}</p>
      <div className="progress" />
    </div>
  );
}

function Empty() {
  return (
    <div className="message over">
      <h2>{strings.theGraphIsEmpty}</h2>
      <p>
        {strings.bringASpreadsheetADebate} <code>{strings.npmRunSeedSeedAsylum}</code>
      </p>
      <div className="row">
        <To to="/imports" className="button primary">
          {strings.bringYourOwn}
        </To>
        <button type="button" className="button" onClick={() => void explorer.open()}>
          {strings.refresh}
        </button>
      </div>
    </div>
  );
}
