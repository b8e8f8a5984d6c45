/**
 * How many relationships nodes have in the whole graph, beside how many are shown. Requested once the
 * scene is at rest and cached while the page is open; no part of a scene or of its history.
 */
import { useSyncExternalStore } from 'react';
import { isForeignId, labelOf } from '../../../model/ours.ts';
import { fetchDegrees } from '../../api/degrees.ts';
import { countOf, isNote } from '../chain/bundled.ts';
import type { Drawn } from '../chain/drawn.ts';

type Totals = ReadonlyMap<string, number>;

const restMs = 400;
const maxRequested = 1000;
/** Nodes with fewer relationships get no badge: expanding shows them all at once. */
const minOfHub = 10;

let cached: Totals = new Map();
let timer: ReturnType<typeof setTimeout> | undefined;
const requested = new Set<string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The totals that are known by now. */
export function useTotals(): Totals {
  return useSyncExternalStore(subscribe, () => cached);
}

/** Adds what a reply of the server said of some nodes. */
export function addTotals(degrees: Readonly<Record<string, { all: number }>>): void {
  const fresh = Object.entries(degrees).map(([id, { all }]) => [id, all] as const);
  if (fresh.length === 0) return;
  for (const [id] of fresh) requested.add(id);
  cached = new Map([...cached, ...fresh]);
  for (const listener of listeners) listener();
}

/** Requests the totals that are not known, once nothing else was requested for a while. */
export function requestTotals(scene: Drawn): void {
  clearTimeout(timer);
  const missing = [...scene.nodes.values()]
    .filter((node) => (labelOf(node) || isForeignId(node.id)) && !requested.has(node.id))
    .map(({ id }) => id);
  if (missing.length > 0) timer = setTimeout(() => void fetchTotals(missing), restMs);
}

async function fetchTotals(ids: readonly string[]): Promise<void> {
  for (const id of ids) requested.add(id);
  for (let start = 0; start < ids.length; start += maxRequested) {
    const some = ids.slice(start, start + maxRequested);
    try {
      addTotals((await fetchDegrees(some)).degrees);
    } catch {
      // Without totals everything else works; the next change of the scene requests them again.
      for (const id of some) requested.delete(id);
    }
  }
}

/** How many relationships of the graph each node of a scene shows; lines to notes are none. */
export function shownDegrees(scene: Drawn): Map<string, number> {
  const shown = new Map<string, number>();
  for (const one of scene.relationships.values()) {
    const { from, to } = one;
    if (isNote(from) || isNote(to)) continue;
    const count = countOf(one);
    for (const id of new Set([from, to])) shown.set(id, (shown.get(id) ?? 0) + count);
  }
  return shown;
}

/** The texts of the hubs' badges, as "8 of 57"; statements and sources have none. */
export function badgesOf(scene: Drawn, totals: Totals): Map<string, string> {
  const shown = shownDegrees(scene);
  const badges = new Map<string, string>();
  for (const node of scene.nodes.values()) {
    const { id } = node;
    const [total = 0, here = 0] = [totals.get(id), shown.get(id)];
    const name = labelOf(node);
    if (total < minOfHub || total <= here || name === 'Statement' || name === 'Source') continue;
    badges.set(id, `${here.toLocaleString('en')} of ${total.toLocaleString('en')}`);
  }
  return badges;
}
