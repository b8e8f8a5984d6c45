/** Where nodes stand: dragging, pinning, arranging. */
import type { LayoutName } from '../layout/messages.ts';
import { nodeDate, timeAxis } from '../layout/time.ts';
import { look } from '../state/look.ts';
import { type Place, type Scene, withPlaces } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';
import { styleScene } from '../style/style-scene.ts';

const titles: Record<LayoutName, string> = {
  force: 'the canvas',
  layers: 'in layers',
  rings: 'in rings',
  parties: 'by party',
  time: 'on a time axis',
};

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

function placed(scene: Scene, ids: readonly string[]): [string, Place][] {
  return ids.flatMap((id): [string, Place][] => {
    const place = scene.places.get(id);
    return place ? [[id, place]] : [];
  });
}

/** Moves, pins and arranges. */
export function placeActions(store: ExplorerStore) {
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
      store.commit(
        `Moved ${store.nameAll(ids)}`,
        withPlaces({ ...scene, notes }, new Map(places)),
        {
          kind: 'moved',
          about: ids,
        },
      );
    },
    pin(of: string | readonly string[], pinned: boolean) {
      const ids = typeof of === 'string' ? [of] : of;
      const places = ids.flatMap((id): [string, Place][] => {
        const place = store.scene().places.get(id);
        return place ? [[id, { ...place, pinned }]] : [];
      });
      if (places.length === 0) return;
      store.commit(
        `${pinned ? 'Pinned' : 'Unpinned'} ${store.nameAll(ids)}`,
        withPlaces(store.scene(), new Map(places)),
        { kind: 'moved', about: ids },
      );
    },
    /** Brings one of their sides, or their middles, onto one line. */
    align(ids: readonly string[], side: Side) {
      const scene = store.scene();
      const there = placed(scene, ids);
      if (there.length < 2) return;
      const along = side === 'left' || side === 'centre' || side === 'right' ? 'x' : 'y';
      const looks = styleScene(scene);
      /** How far the side lies from the middle of the node. */
      const off = (id: string) => {
        const node = scene.nodes.get(id);
        if (!node || side === 'centre' || side === 'middle') return 0;
        const { width, height } = look(node);
        const half = ((along === 'x' ? width : height) * (looks.get(id)?.scale ?? 1)) / 2;
        return side === 'left' || side === 'top' ? -half : half;
      };
      const lines = there.map(([id, place]) => place[along] + off(id));
      const line =
        side === 'left' || side === 'top'
          ? Math.min(...lines)
          : side === 'right' || side === 'bottom'
            ? Math.max(...lines)
            : lines.reduce((sum, one) => sum + one, 0) / lines.length;
      const places = there.map(([id, place]): [string, Place] => [
        id,
        { ...place, [along]: line - off(id), pinned: true },
      ]);
      store.commit(`Aligned ${store.nameAll(ids)}: ${side}`, withPlaces(scene, new Map(places)), {
        kind: 'moved',
        about: ids,
      });
    },
    /** Moves nodes along a row or a column until they are evenly far apart; the ends stay. */
    distribute(ids: readonly string[], axis: 'row' | 'column') {
      const part = axis === 'row' ? 'x' : 'y';
      const there = placed(store.scene(), ids).sort(([, a], [, b]) => a[part] - b[part]);
      const [first, last] = [there[0]?.[1][part], there.at(-1)?.[1][part]];
      if (there.length < 3 || first === undefined || last === undefined) return;
      const places = there.map(([id, place], index): [string, Place] => [
        id,
        { ...place, [part]: first + ((last - first) * index) / (there.length - 1), pinned: true },
      ]);
      store.commit(
        `Spread ${store.nameAll(ids)} evenly ${axis === 'row' ? 'across' : 'down'}`,
        withPlaces(store.scene(), new Map(places)),
        {
          kind: 'moved',
          about: ids,
        },
      );
    },
    /** Arranges everything that is not pinned anew; rings are around what is selected. */
    async arrange(layout: LayoutName = 'force') {
      await store.withBusy('Arranging', async () => {
        const { selected, selection } = store.getState();
        const places = await ports.arrangeScene(store.scene(), store.aspect(), {
          all: true,
          layout,
          around: selected.length > 0 ? selected : selection ? [selection] : [],
          onProgress: (part) => store.set({ busy: `Arranging, ${Math.round(part * 100)} % done` }),
        });
        const scene = store.scene();
        const { axis: _, ...style } = scene.style;
        const axis = layout === 'time' ? timeAxis([...scene.nodes.values()].map(nodeDate)) : null;
        store.commit(
          `Arranged ${titles[layout]}`,
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
