/** The canvas's named actions over one store: logic without React. */
import { adding } from './actions/add.ts';
import { expanding } from './actions/expand.ts';
import { filtering } from './actions/filter.ts';
import { grouping } from './actions/group.ts';
import { hiding } from './actions/hide.ts';
import { together } from './actions/multi-selection.ts';
import { noting } from './actions/note.ts';
import { opening } from './actions/open.ts';
import { pathing } from './actions/path.ts';
import { placing } from './actions/place.ts';
import { selecting } from './actions/select.ts';
import { undoing } from './actions/undo.ts';
import { working } from './actions/work.ts';
import { browserPorts } from './browser.ts';
import { createStore, type Ports } from './state/state.ts';

/** The explorer on a world outside: the browser's, or a test's. */
export function createExplorer(ports: Ports) {
  const store = createStore(ports);
  const { getState, subscribe, scene, setAspect } = store;
  const openActions = opening(store);
  const pathActions = pathing(store, openActions.start);
  const expansions = expanding(store);
  const groups = grouping(store);
  const toggle = (id: string) =>
    scene().bundles.has(id) ? groups.toggleBundle(id) : expansions.toggle(id);
  return {
    getState,
    subscribe,
    scene,
    setAspect,
    ...openActions,
    ...pathActions,
    ...selecting(store, (from, to) => void pathActions.showPath(from, to)),
    ...adding(store, openActions.start),
    ...expansions,
    ...filtering(store),
    ...hiding(store),
    ...placing(store),
    ...noting(store),
    ...groups,
    /** Opens and closes: expands a node or collapses it, opens a bundle. */
    toggle,
    ...working(store),
    ...together(store),
    ...undoing(store),
  };
}

export const explorer = createExplorer(browserPorts());
