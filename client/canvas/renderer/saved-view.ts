/** The view and the multi-selection of this tab, for a reload and for coming back from another page. */
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

interface Saved {
  /** Nothing when all was shown: then all is shown again. */
  view: SavedView | null;
  selected: readonly string[];
}

const key = 'stancegraph.view';
const nothing: Saved = { view: null, selected: [] };
let current: Saved | undefined;

/** Saves both for this tab; `moved` when the view is not that of the whole drawing. */
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
  current = { view: moved ? view : null, selected };
  try {
    sessionStorage.setItem(key, JSON.stringify(current));
  } catch {
    // Without storage a reload shows all of the scene.
  }
}

/** What this tab saved, before a reload too. */
export function readSavedView(): Saved {
  if (current) return current;
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    current = stored ? { ...nothing, ...stored } : nothing;
  } catch {
    current = nothing;
  }
  return current;
}

/** The saved view, when the scene still has all of its nodes. */
export function savedViewOf(nodes: ReadonlyMap<string, unknown>): SavedView | null {
  const { view } = readSavedView();
  return view?.ids.every((id) => nodes.has(id)) ? view : null;
}
