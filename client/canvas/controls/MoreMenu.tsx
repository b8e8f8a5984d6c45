/** The menu of what is done with all that is shown. */
import type { Core } from 'cytoscape';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import { explorer, useExplorer } from '../index.ts';
import { takeTool } from '../renderer/tool.ts';
import { fitAll, zoomBy } from '../renderer/viewport.ts';
import { showPanel } from '../state/panels.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';
import { CanvasTools } from './CanvasTools.tsx';

const onCore = (act: (cy: Core) => void) => () => {
  const cy = window.__stancegraph?.cy;
  if (cy) act(cy);
};

/** What has no button of its own where there is little room. */
export const viewItems: readonly MenuItem[] = [
  ['Zoom in', onCore((cy) => zoomBy(cy, 1.25))],
  ['Zoom out', onCore((cy) => zoomBy(cy, 0.8))],
  ['Fit to the canvas', onCore(fitAll)],
  ['Select with a box', () => takeTool('box')],
  ['Select with a lasso', () => takeTool('lasso')],
];

/** What can be done with all that is shown. */
export function useCanvasItems(): readonly MenuItem[] {
  const bundles = useExplorer((state) => state.history.present.value.bundles.size);
  const merged = useExplorer((state) => state.history.present.value.merged);
  return [
    ['Find paths', () => showPanel('paths')],
    ['Notes', () => explorer.writeNote(null)],
    ['History', () => showPanel('history')],
    ['Reveal relationships', () => void explorer.reveal()],
    ['Group by party', () => explorer.groupBy('party')],
    ['Group by country', () => explorer.groupBy('country')],
    ['Group by type', () => explorer.groupBy('type')],
    [merged ? 'Show each relationship' : 'Merge parallel relationships', explorer.mergeParallel],
    ...(bundles > 0 ? [['Ungroup all', () => explorer.ungroup()] as const] : []),
  ];
}

/** A button of the toolbar. */
export function MoreMenu() {
  const items = useCanvasItems();
  return (
    <MenuButton
      title="More"
      items={items}
      first={
        <li className="narrow-only">
          <span className="arrange-there">
            <ArrangeMenu />
          </span>
          <CanvasTools />
        </li>
      }
    >
      {viewItems.map(([title, act]) => (
        <li key={title} className="view-there">
          <button type="button" onClick={act}>
            {title}
          </button>
        </li>
      ))}
    </MenuButton>
  );
}
