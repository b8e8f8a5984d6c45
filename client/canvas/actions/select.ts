/** Selecting one, or several: the multi-selection. Selecting is no step of the history. */
import { drawnAs, drawnOf } from '../chain/drawn.ts';
import { showPanel } from '../state/panels.ts';
import type { ExplorerStore } from '../state/state.ts';

const visitsKept = 12;

/** Selects; `choosePathEnd` is called when the other end of a path was being chosen. */
export function selectActions(
  store: ExplorerStore,
  choosePathEnd: (from: string, to: string) => void,
) {
  /** Where the reader came from: going back to a node forgets what came after it. */
  const visit = (id: string | null): readonly string[] => {
    const { visited } = store.getState();
    if (!id || !store.scene().nodes.has(id)) return visited;
    const at = visited.indexOf(id);
    return at >= 0 ? visited.slice(0, at + 1) : [...visited, id].slice(-visitsKept);
  };
  return {
    select(id: string | null) {
      const { pathFrom, selection, selected } = store.getState();
      if (pathFrom && id && store.scene().nodes.has(id) && id !== pathFrom) {
        store.set({ pathFrom: null });
        choosePathEnd(pathFrom, id);
        return;
      }
      if (id === selection && selected.length === 0) return;
      store.set({ selection: id, selected: [], visited: visit(id) });
    },
    /** Selects what is drawn of these, in place of what was selected. */
    selectMany(ids: readonly string[]) {
      const { nodes, bundles } = store.scene();
      const shown = drawnAs(drawnOf(store.getState()), ids);
      const there = shown.filter((id) => nodes.has(id) || bundles.has(id));
      const last = there.at(-1) ?? null;
      store.set({
        selected: there.length > 1 ? there : [],
        selection: last,
        visited: visit(there.length === 1 ? last : null),
      });
    },
    /** Adds one to the multi-selection, or takes it away again. */
    toggleSelected(id: string) {
      const { selected, selection } = store.getState();
      const before = selected.length > 0 ? selected : selection ? [selection] : [];
      this.selectMany(
        before.includes(id) ? before.filter((other) => other !== id) : [...before, id],
      );
    },
    hover(id: string | null) {
      if (id !== store.getState().hover) store.set({ hover: id });
    },
    dismiss() {
      store.set({ notice: null, error: null });
    },
    /** Opens the notes, ready to write one about a node or relationship. */
    writeNote(on: string | null) {
      store.set({ noteOn: on });
      showPanel('notes');
    },
  };
}
