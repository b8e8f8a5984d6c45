/** The server's answer to the filters, the cap, and the scene's style. */
import type { WorkingSet } from '../chain/filtered.ts';
import { maxNodeCap, type SceneStyle } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';
import { nameProperties } from '../style/rules.ts';

/** Settings of the canvas. */
export function settingActions(store: ExplorerStore) {
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
      const { axis, names } = scene.style;
      const next = {
        ...(names ? { names } : {}),
        ...style,
        ...(axis && !style.axis ? { axis } : {}),
      };
      store.commit(action, { ...scene, style: next }, { kind: 'styled' });
    },
    /** Names the nodes of a label of others by one of their properties; by none, as they were. */
    nameBy(label: string, property: string) {
      const scene = store.scene();
      const { names: _, ...style } = scene.style;
      const names = new Map(nameProperties(scene.style));
      if (property) names.set(label, property);
      else names.delete(label);
      const named = names.size > 0 ? { names: Object.fromEntries(names) } : {};
      const what = property ? `Named ${label} by ${property}` : `Named ${label} as before`;
      store.commit(
        what.slice(0, 200),
        { ...scene, style: { ...style, ...named } },
        { kind: 'styled' },
      );
    },
  };
}
