/** Which statements and sources were opened, and when: selecting is no step of the history. */
import { explorer } from '../../../graph/index.ts';
import type { Scene } from '../../../graph/scene.ts';

interface Reading {
  id: string;
  at: number;
  scene: Scene;
}

const kept = 200;
let read: Reading[] = [];
let noticed: string | null = null;

explorer.subscribe(() => {
  const { selection, history } = explorer.getState();
  if (selection === noticed) return;
  if (!selection || !/^(statement|source):[^|]+$/.test(selection)) {
    noticed = selection;
    return;
  }
  // What a link selects comes onto the canvas a little later.
  const scene = history.present.value;
  if (!scene.nodes.has(selection)) return;
  noticed = selection;
  if (read.at(-1)?.id !== selection) {
    read = [...read, { id: selection, at: Date.now(), scene }].slice(-kept);
  }
});

/** In the order of time. */
export function readings(): readonly Reading[] {
  return read;
}
