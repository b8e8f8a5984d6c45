/**
 * What belongs to the trail and is no step of the history: which statements and sources were read,
 * and how the working set was filtered.
 */
import { filtersOf, parseAddress, readSearch } from '../../../app/address.ts';
import { filteredOf } from '../../../graph/chain/drawn.ts';
import { explorer } from '../../../graph/index.ts';
import type { Scene } from '../../../graph/scene.ts';

interface Reading {
  kind: 'read' | 'filtered';
  /** What was read; the filters, as the address says them. */
  what: string;
  /** Nodes that it is about: of a filter those that match. */
  about: readonly string[];
  at: number;
  scene: Scene;
}

const kept = 200;
let noted: Reading[] = [];
let noticed: string | null = null;
let { working } = explorer.getState();
let filters = '';

function note(reading: Omit<Reading, 'at'>): void {
  const last = noted.at(-1);
  if (last?.kind === reading.kind && last.what === reading.what) return;
  noted = [...noted, { ...reading, at: Date.now() }].slice(-kept);
}

explorer.subscribe(() => {
  const state = explorer.getState();
  const scene = state.history.present.value;
  if (state.working !== working && scene.nodes.size > 0) {
    working = state.working;
    const now = Object.entries(filtersOf(readSearch(parseAddress(location.search))));
    const text = now.map(([name, value]) => `${name} ${value}`).join(', ');
    if (text !== filters) {
      filters = text;
      const { faded, hidden } = filteredOf(state);
      const matching = [...scene.nodes.keys()].filter((id) => !faded.has(id) && !hidden.has(id));
      note({ kind: 'filtered', what: text, about: text ? matching : [], scene });
    }
  }
  const { selection } = state;
  if (selection === noticed) return;
  if (!selection || !/^(statement|source):[^|]+$/.test(selection)) {
    noticed = selection;
    return;
  }
  // What a link selects comes onto the canvas a little later.
  if (!scene.nodes.has(selection)) return;
  noticed = selection;
  note({ kind: 'read', what: selection, about: [selection], scene });
});

/** In the order of time. */
export function readings(): readonly Reading[] {
  return noted;
}
