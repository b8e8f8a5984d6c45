/** The menu of what is done with all that is shown. */
import type { Core } from 'cytoscape';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import { explorer, useExplorer } from '../index.ts';
import { takeTool } from '../renderer/tool.ts';
import { fitAll, zoomBy } from '../renderer/viewport.ts';
import { showPanel } from '../state/panels.ts';
import { ArrangeMenu } from './ArrangeMenu.tsx';
import { CanvasTools } from './CanvasTools.tsx';
import { strings } from './strings.ts';

const onCore = (act: (cy: Core) => void) => () => {
  const cy = window.__stancegraph?.cy;
  if (cy) act(cy);
};

/** What has no button of its own where there is little room. */
export const viewItems: readonly MenuItem[] = [
  [strings.zoomIn, onCore((cy) => zoomBy(cy, 1.25))],
  [strings.zoomOut, onCore((cy) => zoomBy(cy, 0.8))],
  [strings.fitToTheCanvas, onCore(fitAll)],
  [strings.selectWithABox, () => takeTool('box')],
  [strings.selectWithALasso, () => takeTool('lasso')],
];

/** What can be done with all that is shown. */
export function useCanvasItems(): readonly MenuItem[] {
  const bundles = useExplorer((state) => state.history.present.value.bundles.size);
  const merged = useExplorer((state) => state.history.present.value.merged);
  return [
    [strings.findPaths, () => showPanel('paths')],
    [strings.notes, () => explorer.writeNote(null)],
    [strings.history, () => showPanel('history')],
    [strings.revealRelationships, () => void explorer.reveal()],
    [strings.groupByParty, () => explorer.groupBy('party')],
    [strings.groupByCountry, () => explorer.groupBy('country')],
    [strings.groupByType, () => explorer.groupBy('type')],
    [
      merged ? strings.showEachRelationship : strings.mergeParallelRelationships,
      explorer.mergeParallel,
    ],
    ...(bundles > 0 ? [['Ungroup all', () => explorer.ungroup()] as const] : []),
  ];
}

/** A button of the toolbar. */
export function MoreMenu() {
  const items = useCanvasItems();
  return (
    <MenuButton
      title={strings.more}
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
