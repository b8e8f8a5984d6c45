/** What the address's filters say, and the scene's own style. */
import type { WorkingSet } from '../chain/filtered.ts';
import { maxNodeCap, type SceneStyle } from '../state/scene.ts';
import type { Store } from '../state/state.ts';

/** Takes over the working set, and styles. */
export function working(store: Store) {
  return {
    /** What the server found for the filters; setting those is the step (filter.ts). */
    setWorking(working: WorkingSet) {
      store.set({ working });
    },
    /** The canvas holds as many nodes as it can. */
    raiseCap() {
      const text = `The canvas holds ${maxNodeCap.toLocaleString('en')} nodes now. Ask again for what was left out.`;
      store.set({ cap: maxNodeCap, notice: { text, told: true } });
    },
    restyle(style: SceneStyle, action = 'Changed the look') {
      const scene = store.scene();
      // The axis belongs to where nodes stand, not to how they look.
      const { axis } = scene.style;
      const next = axis && !style.axis ? { ...style, axis } : style;
      store.done(action, { ...scene, style: next }, { kind: 'styled' });
    },
  };
}
