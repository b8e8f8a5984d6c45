/** Which statements and sources were read: part of the trail, and no step of the history. */
import { explorer } from '../../../canvas/index.ts';

interface Reading {
  /** The statement or source. */
  what: string;
  at: number;
}

const key = 'stancegraph.read';
const kept = 200;
let noticed: string | null = null;
let noted = readKept();

/** Of this tab, so that a reload loses nothing. */
function readKept(): Reading[] {
  try {
    const list: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(list) ? (list as Reading[]) : [];
  } catch {
    return [];
  }
}

function note(what: string): void {
  if (noted.at(-1)?.what === what) return;
  noted = [...noted, { what, at: Date.now() }].slice(-kept);
  try {
    sessionStorage.setItem(key, JSON.stringify(noted));
  } catch {
    // A browser that keeps nothing has them until it is closed.
  }
}

explorer.subscribe(() => {
  const { selection, history } = explorer.getState();
  if (selection === noticed) return;
  if (!selection || !/^(statement|source):[^|]+$/.test(selection)) {
    noticed = selection;
    return;
  }
  // What a link selects comes onto the canvas a little later.
  if (!history.present.value.nodes.has(selection)) return;
  noticed = selection;
  note(selection);
});

/** In the order of time. */
export function readings(): readonly Reading[] {
  return noted;
}
