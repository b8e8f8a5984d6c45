/** Where the reader looked and what was selected together, for a reload and for coming back. */
import type { Core } from 'cytoscape';
import type { ExplorerState } from '../state/state.ts';

export interface SavedView {
  zoom: number;
  /** What of the scene stood in the middle. */
  x: number;
  y: number;
  /** The nodes of its scene: a scene without them is another, and is shown whole. */
  ids: readonly string[];
}

interface Kept {
  /** Nothing when all was shown: then all is shown again. */
  view: SavedView | null;
  selected: readonly string[];
}

const key = 'stancegraph.view';
const nothing: Kept = { view: null, selected: [] };
let left: Kept | undefined;

/** Keeps both in this tab; `moved` when the view is not that of all. */
export function saveView(cy: Core, moved: boolean, { history, selected }: ExplorerState): void {
  const { nodes } = history.present.value;
  if (nodes.size === 0) return;
  const zoom = cy.zoom();
  const pan = cy.pan();
  const view = {
    zoom,
    x: (cy.width() / 2 - pan.x) / zoom,
    y: (cy.height() / 2 - pan.y) / zoom,
    ids: [...nodes.keys()],
  };
  left = { view: moved ? view : null, selected };
  try {
    sessionStorage.setItem(key, JSON.stringify(left));
  } catch {
    // Where nothing can be kept, a reload shows all of the scene.
  }
}

/** What was kept by this tab, before a reload too. */
export function readSavedView(): Kept {
  if (left) return left;
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    left = kept ? { ...nothing, ...kept } : nothing;
  } catch {
    left = nothing;
  }
  return left;
}

/** The view that was left of a scene which still has all of its nodes. */
export function savedViewOf(nodes: ReadonlyMap<string, unknown>): SavedView | null {
  const { view } = readSavedView();
  return view?.ids.every((id) => nodes.has(id)) ? view : null;
}
