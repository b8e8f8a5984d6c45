/** Beginning: the scene of the address, a saved scene, else the first scene of the graph. */

import { counted } from '../../../model/formats/counted.ts';
import { isForeignRelationshipId } from '../../../model/ours.ts';
import type { OpeningReply } from '../../../model/schemas/opening.ts';
import { ApiError } from '../../api/request.ts';
import { fromFragment } from '../state/fragment.ts';
import { type History, record, startHistory } from '../state/history.ts';
import { isAsSaved, printOf } from '../state/prints.ts';
import { fromSaved, type SavedScene } from '../state/saved-scene.ts';
import {
  emptyScene,
  type Place,
  type Scene,
  type SceneFilters,
  without,
  withPlaces,
  withSubgraph,
} from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';
import { filterStep, nameFilterSteps, sameFilters } from './filter.ts';

/** On a narrow drawing what was composed from left to right goes from top to bottom. */
const turned = { across: 1.35, down: 0.85 };

/** Places of a first scene that was composed by hand, for a drawing of this width to height. */
function composed(
  places: NonNullable<OpeningReply['places']>,
  aspect: number,
): ReadonlyMap<string, Place> {
  return new Map(
    places.map(([id, x, y]) => {
      const place = aspect < 1 ? { x: y * turned.across, y: x * turned.down } : { x, y };
      return [id, { ...place, pinned: false }];
    }),
  );
}

/** Opens scenes. */
export function openActions(store: ExplorerStore) {
  const { ports } = store;
  let started: Promise<void> | undefined;

  const first = async (selected: string | null, filters: SceneFilters) => {
    const { introduction = null, places = [], ...scene } = await ports.fetchOpening();
    const linked =
      selected && /^[a-z]+:[^|]+$/.test(selected) && !isForeignRelationshipId(selected);
    const wanted = scene.nodes.map((node) => node.id);
    // What a link selects is shown too, with what joins it to the first scene.
    const found =
      !linked || wanted.includes(selected) ? scene : await ports.fetchAmong([...wanted, selected]);
    const next = withSubgraph({ ...emptyScene, filters }, found);
    const begun = withPlaces(next, composed(places, store.aspect()));
    const arranged = await ports.arrangeScene(begun, store.aspect(), {
      all: places.length === 0,
    });
    return { scene: withPlaces(begun, arranged), introduction };
  };
  const read = async (saved: SavedScene, filters: SceneFilters) =>
    fromSaved(saved, await ports.fetchAmong(saved.nodes.map(([id]) => id)), filters);

  /** The present step with what the graph says of its nodes now; the past stays as it was. */
  const renewed = async (stored: History<Scene>): Promise<History<Scene>> => {
    const { value } = stored.present;
    const found = await ports.fetchAmong([...value.nodes.keys()]).catch(() => undefined);
    if (!found) return stored;
    const before = new Map([...value.nodes].map(([id, node]) => [id, printOf(node)]));
    const there = found.nodes.filter((node) => isAsSaved(node, before.get(node.id)));
    const now = new Map(there.map((node) => [node.id, node]));
    const same = [...value.nodes].every(
      ([id, node]) => JSON.stringify(node) === JSON.stringify(now.get(id)),
    );
    if (same) return stored;
    const left = without(
      value,
      [...value.nodes.keys()].filter((id) => !now.has(id)),
    );
    const nodes = new Map([...left.nodes].map(([id, node]) => [id, now.get(id) ?? node]));
    return { ...stored, present: { ...stored.present, value: { ...left, nodes } } };
  };

  const actions = {
    /** Brings the scene of the address, else the first scene of the graph; once. */
    start(): Promise<void> {
      started ??= actions.open();
      return started;
    },
    async open(): Promise<void> {
      store.set({ status: 'loading', error: null });
      try {
        const { fragment, selected, filters } = ports.readAddress();
        const stored = fragment ? await ports.restore(fragment) : undefined;
        if (stored) {
          store.set({
            history: refiltered(await renewed(stored), filters),
            status: 'ready',
            notice: null,
            introduction: ports.keptIntroduction?.() ?? null,
          });
          store.persist();
          void nameFilterSteps(store);
          return;
        }
        const saved = await fromFragment(fragment);
        const { scene: next, introduction } = saved
          ? { scene: await read(saved, filters), introduction: null }
          : await first(selected, filters);
        ports.keepIntroduction?.(introduction);
        const gone = saved ? saved.nodes.length - next.nodes.size : 0;
        store.set({
          history: startHistory(next, saved ? 'Opened the link' : 'Opened'),
          status: next.nodes.size > 0 ? 'ready' : 'empty',
          notice: gone > 0 ? { text: goneText(gone, 'link') } : null,
          introduction,
        });
        if (next.nodes.size > 0) store.persist();
      } catch (error) {
        store.set({
          status: 'failed',
          error: error instanceof ApiError ? error.message : 'Could not load the first scene.',
        });
      }
    },
    /** The server is there again: what could not be opened is, and what failed is no more said. */
    recover(): void {
      const { status, error } = store.getState();
      if (status === 'failed') void actions.open();
      else if (error) store.set({ error: null });
    },
    /** Hides the words beside the first scene, in this tab for good. */
    hideIntroduction() {
      ports.keepIntroduction?.(null);
      if (store.getState().introduction) store.set({ introduction: null });
    },
    /** Puts a saved scene in place of what is shown; can be undone. */
    async openSaved(saved: SavedScene, title: string, filters?: SceneFilters) {
      await actions.start();
      await store.withBusy('Opening the scene', async () => {
        const next = await read(saved, filters ?? store.scene().filters);
        store.commit(`Opened ${title}`, next, { kind: 'opened' });
        actions.hideIntroduction();
        const gone = saved.nodes.length - next.nodes.size;
        if (gone > 0) store.set({ notice: { text: goneText(gone, 'scene') } });
      });
    },
  };
  return actions;
}

/** A history whose present has the address's filters: they may have changed on another page. */
function refiltered(stored: History<Scene>, filters: SceneFilters): History<Scene> {
  const { value } = stored.present;
  if (sameFilters(value.filters, filters)) return stored;
  return record(stored, filterStep(value, filters), { ...value, filters }, 'filtered');
}

function goneText(gone: number, what: string): string {
  return `${counted(gone, 'node')} of this ${what} ${gone === 1 ? 'is' : 'are'} no longer in the graph.`;
}
