/** Which statements and sources were read: part of the trail, and no step of the history. */
import { explorer } from '../../../canvas/index.ts';

interface Reading {
  /** The statement or source. */
  what: string;
  at: number;
}

const key = 'stancegraph.read';
const mostReadings = 200;
let lastSelection: string | null = null;
let all = readStored();

/** From the storage of this tab, so that readings survive a reload. */
function readStored(): Reading[] {
  try {
    const list: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? (list as Reading[]) : [];
  } catch {
    return [];
  }
}

function note(what: string): void {
  if (all.at(-1)?.what === what) return;
  all = [...all, { what, at: Date.now() }].slice(-mostReadings);
  try {
    sessionStorage.setItem(key, JSON.stringify(all));
  } catch {
    // Without storage they end with the page.
  }
}

explorer.subscribe(() => {
  const { selection, history } = explorer.getState();
  if (selection === lastSelection) return;
  if (!selection || !/^(statement|source):[^|]+$/.test(selection)) {
    lastSelection = selection;
    return;
  }
  // A selection from the address is on the canvas only a moment later.
  if (!history.present.value.nodes.has(selection)) return;
  lastSelection = selection;
  note(selection);
});

/** In the order of time. */
export function readings(): readonly Reading[] {
  return all;
}
