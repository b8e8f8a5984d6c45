/** The canvas with its tools, its list twin and its legend. */
import { useEffect, useState } from 'react';
import { Icon } from '../ui/icons.tsx';
import { CanvasPanels, CanvasTools } from './CanvasTools.tsx';
import { Canvas, fitAll, type MenuPlace } from './cytoscape/Canvas.tsx';
import { zoom } from './cytoscape/keys.ts';
import './graph.css';
import { explorer, useExplorer } from './index.ts';
import { Legend } from './Legend.tsx';
import { ListTwin } from './ListTwin.tsx';
import { NodeMenu } from './NodeMenu.tsx';
import { PathPanel } from './PathPanel.tsx';

/** Fills its place. */
export default function GraphView() {
  const status = useExplorer((state) => state.status);
  const error = useExplorer((state) => state.error);
  const [mode, setMode] = useState<'graph' | 'list'>('graph');
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  useEffect(() => {
    void explorer.start();
  }, []);
  return (
    <div className="graph">
      <h1 className="hidden-text">Graph</h1>
      <Toolbar mode={mode} setMode={setMode} setMenu={setMenu} />
      <section className="region" aria-label="Graph">
        <Canvas onMenu={setMenu} />
        {status === 'loading' && <Loading />}
        {status === 'empty' && <Empty />}
        {status === 'failed' && (
          <div className="message over" role="alert">
            <h2>The first scene could not be read</h2>
            <p>{error}</p>
            <div className="row">
              <button type="button" className="button primary" onClick={() => void explorer.open()}>
                Try again
              </button>
            </div>
          </div>
        )}
        {mode === 'list' && <ListTwin />}
        {menu && <NodeMenu place={menu} onClose={() => setMenu(null)} />}
        <PathPanel />
        <CanvasPanels />
        <Notices />
      </section>
      <Legend />
    </div>
  );
}

interface ToolbarParts {
  mode: 'graph' | 'list';
  setMode: (mode: 'graph' | 'list') => void;
  setMenu: (place: MenuPlace) => void;
}

function Toolbar({ mode, setMode, setMenu }: ToolbarParts) {
  const history = useExplorer((state) => state.history);
  const selection = useExplorer((state) => state.selection);
  const { past, present, future } = history;
  const core = () => window.__stancegraph?.cy;
  const trail = [...past, present].slice(-3);
  const selectedNode = selection && present.value.nodes.has(selection) ? selection : null;
  const openMenu = () => {
    const at = selectedNode && core()?.getElementById(selectedNode).renderedPosition();
    if (selectedNode && at) setMenu({ id: selectedNode, x: at.x, y: at.y });
  };
  return (
    <div className="toolbar" role="toolbar" aria-label="Canvas">
      <button
        type="button"
        className="icon-button"
        aria-label={past.length > 0 ? `Undo: ${present.name}` : 'Undo'}
        title="Undo (Ctrl Z)"
        disabled={past.length === 0}
        onClick={() => explorer.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={future[0] ? `Redo: ${future[0].name}` : 'Redo'}
        title="Redo (Ctrl Shift Z)"
        disabled={future.length === 0}
        onClick={() => explorer.redo()}
      >
        <Icon name="redo" />
      </button>
      <p className="trail caption">
        {trail.map((step, index) => (
          <span key={index}>
            {index > 0 && ' › '}
            {index === trail.length - 1 ? <b>{step.name}</b> : step.name}
          </span>
        ))}
      </p>
      <span className="grow" />
      {selectedNode && (
        <button type="button" className="button bare" onClick={openMenu} aria-haspopup="menu">
          <Icon name="more" />
          <span className="wide-only">Expand, path, hide</span>
          <span className="hidden-text narrow-label">Menu of the selected node</span>
        </button>
      )}
      <span className="wide-only group">
        <button
          type="button"
          className="icon-button"
          aria-label="Zoom out"
          title="Zoom out (−)"
          onClick={() => {
            const cy = core();
            if (cy) zoom(cy, 0.8);
          }}
        >
          <Icon name="minus" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Zoom in"
          title="Zoom in (+)"
          onClick={() => {
            const cy = core();
            if (cy) zoom(cy, 1.25);
          }}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Fit to the canvas"
          title="Fit (f)"
          onClick={() => {
            const cy = core();
            if (cy) fitAll(cy);
          }}
        >
          <Icon name="fit" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Arrange again"
          title="Arrange again"
          onClick={() => void explorer.arrange()}
        >
          <Icon name="layout" />
        </button>
      </span>
      <CanvasTools />
      <fieldset className="segments">
        <legend className="hidden-text">View</legend>
        <button type="button" aria-pressed={mode === 'graph'} onClick={() => setMode('graph')}>
          <Icon name="graph" />
          Graph
        </button>
        <button type="button" aria-pressed={mode === 'list'} onClick={() => setMode('list')}>
          <Icon name="list" />
          List
        </button>
      </fieldset>
    </div>
  );
}

function Notices() {
  const busy = useExplorer((state) => state.busy);
  const notice = useExplorer((state) => state.notice);
  const error = useExplorer((state) => state.error);
  const pathFrom = useExplorer((state) => state.pathFrom);
  const status = useExplorer((state) => state.status);
  const more = notice?.more;
  return (
    <>
      {busy && (
        <div className="busy late">
          <span>{busy}</span>
          <div className="progress" />
          <button type="button" className="button bare" onClick={() => explorer.stop()}>
            Stop
          </button>
        </div>
      )}
      {error && status !== 'failed' && (
        <div className="notice floating" role="alert">
          <span>{error}</span>
          <button type="button" className="button" onClick={() => explorer.dismiss()}>
            Close
          </button>
        </div>
      )}
      {!error && (pathFrom || more) && notice && (
        <div className="notice floating">
          <span>{notice.text}</span>
          <span className="row">
            {more && (
              <button
                type="button"
                className="button primary"
                onClick={() => void explorer.expand(more.id, more.type ? { type: more.type } : {})}
              >
                {Math.min(25, more.total - more.shown)} more
              </button>
            )}
            {more && (
              <button
                type="button"
                className="button"
                onClick={() =>
                  void explorer.expand(more.id, {
                    sort: 'connected',
                    ...(more.type ? { type: more.type } : {}),
                  })
                }
              >
                Best connected
              </button>
            )}
            <button
              type="button"
              className="button"
              onClick={() => (pathFrom ? explorer.cancelPath() : explorer.dismiss())}
            >
              {pathFrom ? 'Cancel' : 'Close'}
            </button>
          </span>
        </div>
      )}
      <p className="hidden-text" aria-live="polite">
        {notice?.text}
      </p>
    </>
  );
}

function Loading() {
  return (
    <div className="message over late" role="status">
      <p>Reading the first scene</p>
      <div className="progress" />
    </div>
  );
}

function Empty() {
  return (
    <div className="message over">
      <h2>The graph is empty</h2>
      <p>
        Load a dossier, a folder of sourced statements:{' '}
        <code>npm run seed -- seed/asylum-optout</code>
      </p>
      <div className="row">
        <button type="button" className="button primary" onClick={() => void explorer.open()}>
          Look again
        </button>
      </div>
    </div>
  );
}
