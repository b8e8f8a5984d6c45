/** The graph, for the rest of the client. */
import { useSyncExternalStore } from 'react';
import { explorer } from './explorer.ts';
import type { ExplorerState } from './state/state.ts';

export { explorer };

/** A part of the explorer's state; the component is drawn again when that part changes. */
export function useExplorer<Part>(part: (state: ExplorerState) => Part): Part {
  return useSyncExternalStore(explorer.subscribe, () => part(explorer.getState()));
}
