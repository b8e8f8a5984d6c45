/** The world outside, as the browser has it. */

import { canvasFiltersOf, parseAddress, readSearch } from '../address/address.ts';
import { fetchCommonNeighbours } from '../api/common-neighbours.ts';
import { fetchNeighbours } from '../api/neighbours.ts';
import { fetchOpening } from '../api/opening.ts';
import { fetchPaths } from '../api/paths.ts';
import { fetchAmong } from '../api/subgraph.ts';
import { arrangeScene, stopLayout } from './layout/index.ts';
import { toFragment } from './state/fragment.ts';
import { historyKeeper, type Shelf } from './state/history-storage.ts';
import type { ExplorerState, Ports } from './state/state.ts';
import { tabShelf } from './state/tab-storage.ts';

const waitMs = 150;
const nothing: Shelf = { read: async () => undefined, write: async () => {} };

/** The server, the layout worker, the address and this tab's history. */
export function browserPorts(): Ports {
  const keeper = historyKeeper(shelfOr(nothing));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    fetchOpening,
    fetchAmong,
    fetchNeighbours,
    fetchPaths,
    fetchCommonNeighbours,
    arrangeScene,
    stopLayout,
    readAddress: () => ({
      fragment: location.hash,
      selected: new URLSearchParams(location.search).get('sel'),
      filters: canvasFiltersOf(readSearch(parseAddress(location.search))),
    }),
    keep(state: ExplorerState) {
      const written = keeper.keep(state.history);
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        // Whoever sees the scene in the address can reload without losing a step.
        await written;
        const fragment = await toFragment(state.history.present.value);
        const address = `${location.pathname}${location.search}${fragment}`;
        history.replaceState(history.state, '', address);
      }, waitMs);
    },
    async restore(fragment) {
      const kept = await keeper.restore();
      const same = kept && (await toFragment(kept.present.value)) === fragment;
      return same ? kept : undefined;
    },
  };
}

function shelfOr(otherwise: Shelf): Shelf {
  try {
    return tabShelf();
  } catch {
    return otherwise;
  }
}
