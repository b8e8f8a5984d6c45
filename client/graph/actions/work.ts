/** What the address's filters say, and the scene's own style. */
import type { WorkingSet } from '../chain/filtered.ts';
import type { SceneStyle } from '../scene.ts';
import type { Store } from '../state.ts';

/** Takes over the working set, and styles. */
export function working(store: Store) {
  return {
    /** The filters live in the address, whose back button undoes them: this is no step. */
    setWorking(working: WorkingSet) {
      store.set({ working });
    },
    restyle(style: SceneStyle, action = 'Changed the look') {
      store.done(action, { ...store.scene(), style }, { kind: 'styled' });
    },
  };
}
