/** Hiding, which is never deleting: single nodes, all but a neighbourhood, whole types. */
import { neighbourhood, without } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';

/** Hides and focuses. */
export function hideActions(store: ExplorerStore) {
  return {
    hide(ids: readonly string[]) {
      const { nodes, bundles } = store.scene();
      const shown = ids.flatMap((id) => bundles.get(id)?.members ?? (nodes.has(id) ? [id] : []));
      if (shown.length === 0) return;
      store.commit(`Hid ${store.nameAll(ids)}`, without(store.scene(), shown), {
        kind: 'hid',
        about: shown,
      });
    },
    /** Only what is at most `depth` relationships away from one of these stays. */
    focus(of: string | readonly string[], depth = 1) {
      const ids = typeof of === 'string' ? [of] : of;
      const near = new Set(ids.flatMap((id) => [...neighbourhood(store.scene(), id, depth)]));
      const others = [...store.scene().nodes.keys()].filter((other) => !near.has(other));
      const steps = depth > 1 ? ` and ${depth} steps around` : '';
      store.commit(`Focused on ${store.nameAll(ids)}${steps}`, without(store.scene(), others), {
        kind: 'hid',
        about: ids,
      });
    },
    /** These labels and relationship types alone are not drawn. */
    hideTypes(types: readonly string[], action: string) {
      store.commit(action, { ...store.scene(), hiddenTypes: types }, { kind: 'hid' });
    },
    /** A label or relationship type is drawn no more, or again. */
    toggleType(type: string) {
      const { hiddenTypes } = store.scene();
      const hidden = hiddenTypes.includes(type);
      const next = hidden ? hiddenTypes.filter((one) => one !== type) : [...hiddenTypes, type];
      store.commit(
        `${hidden ? 'Showed' : 'Hid'} all of the type ${type}`,
        { ...store.scene(), hiddenTypes: next },
        { kind: 'hid' },
      );
    },
  };
}
