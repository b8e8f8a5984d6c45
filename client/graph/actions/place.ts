/** Where nodes stand: dragging, pinning, arranging. */
import type { Way } from '../layout/messages.ts';
import { dateOf, timeAxis } from '../layout/time.ts';
import { type Place, withPlaces } from '../scene.ts';
import type { Store } from '../state.ts';

const titles: Record<Way, string> = {
  force: 'the canvas',
  layers: 'in layers',
  rings: 'in rings',
  parties: 'by party',
  time: 'on a time axis',
};

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
    /** Moves nodes along a row or a column until they are evenly far apart; the ends stay. */
    distribute(ids: readonly string[], axis: 'row' | 'column') {
      const part = axis === 'row' ? 'x' : 'y';
      const there = ids
        .flatMap((id): [string, Place][] => {
          const place = store.scene().places.get(id);
          return place ? [[id, place]] : [];
        })
        .sort(([, a], [, b]) => a[part] - b[part]);
      const [first, last] = [there[0]?.[1][part], there.at(-1)?.[1][part]];
      if (there.length < 3 || first === undefined || last === undefined) return;
      const places = there.map(([id, place], index): [string, Place] => [
        id,
        { ...place, [part]: first + ((last - first) * index) / (there.length - 1), pinned: true },
      ]);
      store.done(
        `Spread ${store.nameAll(ids)} evenly`,
        withPlaces(store.scene(), new Map(places)),
        {
          kind: 'moved',
          about: ids,
        },
      );
    },
    /** Arranges everything that is not pinned anew; rings are around what is selected. */
    async arrange(way: Way = 'force') {
      await store.busily('Arranging', async () => {
        const { selected, selection } = store.getState();
        const places = await ports.arrangeScene(store.scene(), store.aspect(), {
          all: true,
          way,
          around: selected.length > 0 ? selected : selection ? [selection] : [],
          tell: (part) => store.set({ busy: `Arranging, ${Math.round(part * 100)} % done` }),
        });
        const scene = store.scene();
        const { axis: _, ...style } = scene.style;
        const axis = way === 'time' ? timeAxis([...scene.nodes.values()].map(dateOf)) : null;
        store.done(
          `Arranged ${titles[way]}`,
          { ...withPlaces(scene, places), style: axis ? { ...style, axis: { ...axis } } : style },
          { kind: 'moved' },
        );
      });
    },
    stop() {
      ports.stopLayout();
      store.set({ busy: null });
    },
  };
}
