/** Where nodes stand: dragging, pinning, arranging. */
import { type Place, withPlaces } from '../scene.ts';
import type { Store } from '../state.ts';

/** Moves, pins and arranges. */
export function placing(store: Store) {
  const { ports } = store;
  return {
    /** Nodes, bundles or notes were dragged: they stay where they were put. */
    move(moved: ReadonlyMap<string, { x: number; y: number }>) {
      const scene = store.scene();
      const notes = new Map(scene.notes);
      const places: [string, Place][] = [];
      for (const [id, { x, y }] of moved) {
        const note = notes.get(id);
        if (note) notes.set(id, { ...note, x, y });
        else places.push([id, { x, y, pinned: true }]);
      }
      const ids = [...moved.keys()];
      store.done(`Moved ${store.nameAll(ids)}`, withPlaces({ ...scene, notes }, new Map(places)), {
        kind: 'moved',
        about: ids,
      });
    },
    pin(of: string | readonly string[], pinned: boolean) {
      const ids = typeof of === 'string' ? [of] : of;
      const places = ids.flatMap((id): [string, Place][] => {
        const place = store.scene().places.get(id);
        return place ? [[id, { ...place, pinned }]] : [];
      });
      if (places.length === 0) return;
      store.done(
        `${pinned ? 'Pinned' : 'Unpinned'} ${store.nameAll(ids)}`,
        withPlaces(store.scene(), new Map(places)),
        { kind: 'moved', about: ids },
      );
    },
    /** Puts nodes on one line: a column when it stands upright, else a row. */
    align(ids: readonly string[], axis: 'row' | 'column') {
      const there = ids.flatMap((id): [string, Place][] => {
        const place = store.scene().places.get(id);
        return place ? [[id, place]] : [];
      });
      if (there.length < 2) return;
      const part = axis === 'row' ? 'y' : 'x';
      const mean = there.reduce((sum, [, place]) => sum + place[part], 0) / there.length;
      const places = there.map(([id, place]): [string, Place] => [
        id,
        { ...place, [part]: mean, pinned: true },
      ]);
      store.done(
        `Aligned ${store.nameAll(ids)} in a ${axis}`,
        withPlaces(store.scene(), new Map(places)),
        { kind: 'moved', about: ids },
      );
    },
    /** Arranges everything that is not pinned anew. */
    async arrange() {
      await store.busily('Arranging', async () => {
        const places = await ports.arrangeScene(store.scene(), store.aspect(), { all: true });
        store.done('Arranged the canvas', withPlaces(store.scene(), places), { kind: 'moved' });
      });
    },
    stop() {
      ports.stopLayout();
      store.set({ busy: null });
    },
  };
}
