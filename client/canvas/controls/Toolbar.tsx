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
import { strings } from './strings.ts';
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
      <div className="toolbar" role="toolbar" aria-label={strings.canvas}>
        <ToolButton
          icon="undo"
          label={past.length > 0 ? strings.undo(present.name) : strings.undo2}
          title={strings.undoCtrlZ}
          disabled={past.length === 0}
          onClick={() => explorer.undo()}
        />
        <ToolButton
          icon="redo"
          label={future[0] ? strings.redo(future[0].name) : strings.redo2}
          title={strings.redoCtrlShiftZ}
          disabled={future.length === 0}
          onClick={() => explorer.redo()}
        />
        <ToolButton
          icon="history"
          label={strings.history}
          title={strings.historyEveryStepToGo}
          className="wide-only"
          expanded={panel === 'history'}
          onClick={() => showPanel(panel === 'history' ? null : 'history')}
        />
        <Breadcrumb />
        <span className="grow" />
        {selectedNode && (
          <button type="button" className="button bare" onClick={openMenu} aria-haspopup="menu">
            <Icon name="more" />
            <span className="roomy-only">{strings.expandPathHide}</span>
            <span className="narrow-label">{strings.actions}</span>
            <span className="hidden-text"> {strings.onTheSelectedNode}</span>
          </button>
        )}
        <span className="wide-only group">
          <ToolButton
            icon="minus"
            label={strings.zoomOut}
            title={strings.zoomOut2}
            onClick={() => withCore((cy) => zoomBy(cy, 0.8))}
          />
          <ToolButton
            icon="plus"
            label={strings.zoomIn}
            title={strings.zoomIn2}
            onClick={() => withCore((cy) => zoomBy(cy, 1.25))}
          />
          <ToolButton
            icon="fit"
            label={strings.fitToTheCanvas}
            title={strings.fitF}
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
          <legend className="hidden-text">{strings.view}</legend>
          <button type="button" aria-pressed={mode === 'graph'} onClick={() => setMode('graph')}>
            <Icon name="graph" />
            <span>{strings.graph}</span>
          </button>
          <button type="button" aria-pressed={mode === 'list'} onClick={() => setMode('list')}>
            <Icon name="list" />
            <span>{strings.list}</span>
          </button>
        </fieldset>
      </div>
    </div>
  );
}
