/** The canvas's named actions over one store: logic without React. */
import { fetchAmong, fetchNeighbours, fetchOpening, fetchPaths } from '../api/index.ts';
import { adding } from './actions/add.ts';
import { expanding } from './actions/expand.ts';
import { grouping } from './actions/group.ts';
import { hiding } from './actions/hide.ts';
import { noting } from './actions/note.ts';
import { opening } from './actions/open.ts';
import { pathing } from './actions/path.ts';
import { placing } from './actions/place.ts';
import { selecting } from './actions/select.ts';
import { undoing } from './actions/undo.ts';
import { working } from './actions/work.ts';
import { arrangeScene, stopLayout } from './layout/index.ts';
import { createStore, type ExplorerState, type Ports } from './state.ts';
import { toFragment } from './url.ts';

/** The explorer on a world outside: the browser's, or a test's. */
export function createExplorer(ports: Ports) {
  const store = createStore(ports);
  const { getState, subscribe, scene, setAspect } = store;
  const openActions = opening(store);
  const pathActions = pathing(store, openActions.start);
  return {
    getState,
    subscribe,
    scene,
    setAspect,
    ...openActions,
    ...pathActions,
    ...selecting(store, (from, to) => void pathActions.showPath(from, to)),
    ...adding(store, openActions.start),
    ...expanding(store),
    ...hiding(store),
    ...placing(store),
    ...noting(store),
    ...grouping(store),
    ...working(store),
    ...undoing(store),
  };
}

let keeping: ReturnType<typeof setTimeout> | undefined;

function keepInAddress(state: ExplorerState): void {
  clearTimeout(keeping);
  keeping = setTimeout(async () => {
    const fragment = await toFragment(state.history.present.value);
    history.replaceState(history.state, '', `${location.pathname}${location.search}${fragment}`);
  }, 150);
}

export const explorer = createExplorer({
  fetchOpening,
  fetchAmong,
  fetchNeighbours,
  fetchPaths,
  arrangeScene,
  stopLayout,
  readAddress: () => ({
    fragment: location.hash,
    selected: new URLSearchParams(location.search).get('sel'),
  }),
  keep: keepInAddress,
});
