/** The server's answer to the filters, the cap, and the scene's style. */
import type { WorkingSet } from '../chain/filtered.ts';
import { maxNodeCap, type SceneStyle } from '../state/scene.ts';
import type { Store } from '../state/state.ts';

/** Settings of the canvas. */
export function settingActions(store: Store) {
  return {
    /** What the server answered to the filters; no step, for setting the filters was one. */
    setWorkingSet(workingSet: WorkingSet) {
      store.set({ workingSet });
    },
    /** Raises the cap of nodes as far as it goes. */
    raiseCap() {
      const text = `The canvas holds ${maxNodeCap.toLocaleString('en')} nodes now. Ask again for what was left out.`;
      store.set({ cap: maxNodeCap, notice: { text, visible: true } });
    },
    restyle(style: SceneStyle, action = 'Changed the look') {
      const scene = store.scene();
      // The axis belongs to where nodes stand, not to how they look.
      const { axis } = scene.style;
      const next = axis && !style.axis ? { ...style, axis } : style;
      store.commit(action, { ...scene, style: next }, { kind: 'styled' });
    },
  };
}
