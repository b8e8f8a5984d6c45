/** The canvas's tools: back and forth, where the reader came from, the view. */
import type { Core } from 'cytoscape';
import { Icon } from '../../ui/icons.tsx';
import { ToolButton } from '../../ui/Menu.tsx';
import { explorer, useExplorer } from '../index.ts';
import type { MenuPlace } from '../renderer/Canvas.tsx';
import { SelectTools } from '../renderer/SelectTools.tsx';
import { fitAll, zoomBy } from '../renderer/viewport.ts';
import { showPanel, usePanel } from '../state/panels.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';
import { Breadcrumb } from './Breadcrumb.tsx';
import { CanvasTools } from './CanvasTools.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import '../../ui/segments.css';
import './toolbar.css';

interface ToolbarProps {
  mode: 'graph' | 'list';
  setMode: (mode: 'graph' | 'list') => void;
  setMenu: (place: MenuPlace) => void;
}

/** Above the canvas. */
export function Toolbar({ mode, setMode, setMenu }: ToolbarProps) {
  const history = useExplorer((state) => state.history);
  const selection = useExplorer((state) => state.selection);
  const { past, present, future } = history;
  const withCore = (act: (cy: Core) => void) => {
    const cy = window.__stancegraph?.cy;
    if (cy) act(cy);
  };
  const panel = usePanel();
  const several = useExplorer((state) => state.selected.length > 1);
  const selectedNode =
    !several && selection && present.value.nodes.has(selection) ? selection : null;
  const openMenu = () => {
    withCore((cy) => {
      if (!selectedNode) return;
      const { x, y } = cy.getElementById(selectedNode).renderedPosition();
      setMenu({ id: selectedNode, x, y });
    });
  };
  return (
    <div className="toolbar-holder">
      <div className="toolbar" role="toolbar" aria-label="Canvas">
        <ToolButton
          icon="undo"
          label={past.length > 0 ? `Undo: ${present.name}` : 'Undo'}
          title="Undo (Ctrl Z)"
          disabled={past.length === 0}
          onClick={() => explorer.undo()}
        />
        <ToolButton
          icon="redo"
          label={future[0] ? `Redo: ${future[0].name}` : 'Redo'}
          title="Redo (Ctrl Shift Z)"
          disabled={future.length === 0}
          onClick={() => explorer.redo()}
        />
        <ToolButton
          icon="history"
          label="History"
          title="History: every step, to go back to"
          className="wide-only"
          expanded={panel === 'history'}
          onClick={() => showPanel(panel === 'history' ? null : 'history')}
        />
        <Breadcrumb />
        <span className="grow" />
        {selectedNode && (
          <button type="button" className="button bare" onClick={openMenu} aria-haspopup="menu">
            <Icon name="more" />
            <span className="roomy-only">Expand, path, hide</span>
            <span className="narrow-label">Actions</span>
            <span className="hidden-text"> on the selected node</span>
          </button>
        )}
        <span className="wide-only group">
          <ToolButton
            icon="minus"
            label="Zoom out"
            title="Zoom out (−)"
            onClick={() => withCore((cy) => zoomBy(cy, 0.8))}
          />
          <ToolButton
            icon="plus"
            label="Zoom in"
            title="Zoom in (+)"
            onClick={() => withCore((cy) => zoomBy(cy, 1.25))}
          />
          <ToolButton
            icon="fit"
            label="Fit to the canvas"
            title="Fit (f)"
            onClick={() => withCore(fitAll)}
          />
          <SelectTools />
        </span>
        <span className="arrange-here">
          <ArrangeMenu />
        </span>
        <span className="wide-only tools-here">
          <CanvasTools />
        </span>
        <MoreMenu />
        <fieldset className="segments">
          <legend className="hidden-text">View</legend>
          <button type="button" aria-pressed={mode === 'graph'} onClick={() => setMode('graph')}>
            <Icon name="graph" />
            <span>Graph</span>
          </button>
          <button type="button" aria-pressed={mode === 'list'} onClick={() => setMode('list')}>
            <Icon name="list" />
            <span>List</span>
          </button>
        </fieldset>
      </div>
    </div>
  );
}
