/** The canvas's named actions over one store: logic without React. */

import { setChosenNaming } from '../../model/formats/naming.ts';
import { addActions } from './actions/add.ts';
import { expandActions } from './actions/expand.ts';
import { filterActions } from './actions/filter.ts';
import { groupActions } from './actions/group.ts';
import { hideActions } from './actions/hide.ts';
import { multiSelectionActions } from './actions/multi-selection.ts';
import { noteActions } from './actions/note.ts';
import { openActions } from './actions/open.ts';
import { pathActions } from './actions/path.ts';
import { placeActions } from './actions/place.ts';
import { selectActions } from './actions/select.ts';
import { settingActions } from './actions/settings.ts';
import { undoActions } from './actions/undo.ts';
import { browserPorts } from './browser.ts';
import { createExplorerStore, type Ports } from './state/state.ts';
import { nameProperties } from './style/rules.ts';

/** The explorer over the browser's ports, or a test's. */
export function createExplorer(ports: Ports) {
  const store = createExplorerStore(ports);
  const { getState, subscribe, scene, setAspect } = store;
  const opening = openActions(store);
  const paths = pathActions(store, opening.start);
  const expanding = expandActions(store);
  const groups = groupActions(store);
  return {
    getState,
    subscribe,
    scene,
    setAspect,
    ...opening,
    ...paths,
    ...selectActions(store, (from, to) => void paths.showPath(from, to)),
    ...addActions(store, opening.start),
    ...expanding,
    ...filterActions(store),
    ...hideActions(store),
    ...placeActions(store),
    ...noteActions(store),
    ...groups,
    /** Opens and closes: expands a node or collapses it, opens a bundle. */
    toggle: (id: string) =>
      scene().bundles.has(id) ? groups.toggleBundle(id) : expanding.toggle(id),
    ...settingActions(store),
    ...multiSelectionActions(store),
    ...undoActions(store),
  };
}

export const explorer = createExplorer(browserPorts());

// Before whoever shows names hears of a change: it was the first to subscribe.
explorer.subscribe(() => setChosenNaming(nameProperties(explorer.scene().style)));
