/** Notes: a reader's words on a node, a relationship or the canvas. */
import type { Note } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';

/** Writes and removes notes. */
export function noteActions(store: ExplorerStore) {
  const change = (action: string, notes: Map<string, Note>, about: string) =>
    store.commit(action, { ...store.scene(), notes }, { kind: 'noted', about: [about] });
  return {
    /**
     * A new note, or new words for an old one; its id. An empty text, or one about
     * what is not on the canvas, writes nothing.
     */
    note(text: string, at: { id?: string; on?: string; x?: number; y?: number } = {}): string {
      const words = text.trim();
      const scene = store.scene();
      const notes = new Map(scene.notes);
      const id = at.id ?? `note:${crypto.randomUUID().slice(0, 8)}`;
      const there = !at.on || scene.nodes.has(at.on) || scene.relationships.has(at.on);
      if (!words || !there) return id;
      const known = notes.get(id);
      notes.set(id, { ...known, ...at, id, text: words });
      const on = at.on ?? known?.on;
      change(
        `${known ? 'Rewrote' : 'Wrote'} a note${on ? ` on ${store.name(on)}` : ''}`,
        notes,
        on ?? id,
      );
      return id;
    },
    removeNote(id: string) {
      const notes = new Map(store.scene().notes);
      const known = notes.get(id);
      if (!known) return;
      notes.delete(id);
      change('Removed a note', notes, known.on ?? id);
    },
  };
}
