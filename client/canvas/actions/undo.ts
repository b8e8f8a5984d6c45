/** Going back and forth in the history. */
import { isThere } from '../state/between.ts';
import { type History, redone, undone, wentTo } from '../state/history.ts';
import type { Scene } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';

/** Undo, redo, and any step of the history. */
export function undoActions(store: ExplorerStore) {
  const go = (history: History<Scene>, text: string) => {
    const { selected, selection } = store.getState();
    const { value } = history.present;
    const there = (id: string) => isThere(value, id);
    store.set({
      history,
      notice: { text },
      status: value.nodes.size > 0 ? 'ready' : store.getState().status,
      selected: selected.every(there) ? selected : [],
      selection: selection && there(selection) ? selection : null,
    });
    store.persist();
  };
  return {
    undo() {
      const { history } = store.getState();
      if (history.past.length > 0) go(undone(history), `Undone: ${history.present.name}`);
    },
    redo() {
      const { history } = store.getState();
      const next = redone(history);
      if (next !== history) go(next, `Redone: ${next.present.name}`);
    },
    /** To a step of `stepsOf(history)`, forwards or back. */
    goTo(index: number) {
      const { history } = store.getState();
      if (index === history.past.length) return;
      const next = wentTo(history, index);
      if (next !== history) go(next, `At the step: ${next.present.name}`);
    },
  };
}
