/** The explorer's ports in the browser: the server, the layout worker, the address, this tab's storage. */

import { isForeignId } from '../../model/ours.ts';
import { canvasFiltersOf, parseAddress, readSearch } from '../address/address.ts';
import { showFragment } from '../address/fragment.ts';
import { fetchCommonNeighbours } from '../api/common-neighbours.ts';
import { fetchExpansion } from '../api/expand.ts';
import { fetchOpening } from '../api/opening.ts';
import { fetchPaths } from '../api/paths.ts';
import { fetchSchema } from '../api/schema.ts';
import { fetchAmong } from '../api/subgraph.ts';
import { arrangeScene, stopLayout } from './layout/index.ts';
import { learnLabels } from './state/foreign-labels.ts';
import { toFragment } from './state/fragment.ts';
import { type HistoryStorage, historyPersistence } from './state/history-storage.ts';
import { keepIntroduction, keptIntroduction } from './state/introduction.ts';
import type { ExplorerState, Ports } from './state/state.ts';
import { tabStorage } from './state/tab-storage.ts';
import { addTotals } from './state/totals.ts';

const debounceMs = 150;
const noStorage: HistoryStorage = { read: async () => undefined, write: async () => {} };

export function browserPorts(): Ports {
  const persistence = historyPersistence(availableStorage());
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    fetchOpening: async () => withLabels(await fetchOpening()),
    fetchAmong: async (ids) => withLabels(await fetchAmong(ids)),
    async fetchExpansion(id, query, filters) {
      const reply = await withLabels(await fetchExpansion(id, query, filters));
      addTotals(reply.degrees);
      return reply;
    },
    fetchPaths: async (query) => withLabels(await fetchPaths(query)),
    fetchCommonNeighbours: async (...asked) => withLabels(await fetchCommonNeighbours(...asked)),
    learnGraph: async (nodes) => void (await withLabels({ nodes })),
    arrangeScene,
    stopLayout,
    keepIntroduction,
    keptIntroduction,
    readAddress: () => ({
      fragment: location.hash,
      selected: new URLSearchParams(location.search).get('sel'),
      filters: canvasFiltersOf(readSearch(parseAddress(location.search))),
    }),
    persist({ history }: ExplorerState) {
      const saved = persistence.save(history);
      clearTimeout(timer);
      timer = setTimeout(async () => {
        // Who sees the scene in the address can reload without losing a step.
        await saved;
        showFragment(await toFragment(history.present.value));
      }, debounceMs);
    },
    async restore(fragment) {
      const stored = await persistence.restore();
      const same = stored && (await toFragment(stored.present.value)) === fragment;
      return same ? stored : undefined;
    },
  };
}

let learning: Promise<void> | undefined;

/** What came of a graph of others is shown once its labels are known: they decide names and colours. */
async function withLabels<Reply extends { nodes: readonly { id: string }[] }>(
  reply: Reply,
): Promise<Reply> {
  if (!reply.nodes.some((node) => isForeignId(node.id))) return reply;
  learning ??= fetchSchema().then(learnLabels, () => {
    // Without them all else works; the next ones ask again.
    learning = undefined;
  });
  await learning;
  return reply;
}

/** A browser may forbid storage; the explorer works without. */
function availableStorage(): HistoryStorage {
  try {
    return tabStorage();
  } catch {
    return noStorage;
  }
}
