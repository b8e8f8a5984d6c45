/**
 * How many relationships nodes have in the whole graph, beside how many are shown. Asked for once
 * the scene is at rest and kept while the page is open; no part of a scene or of its history.
 */
import { useSyncExternalStore } from 'react';
import { mainLabel } from '../../../model/vocabulary/index.ts';
import { fetchDegrees } from '../../api/degrees.ts';
import { noteLabel } from '../chain/bundled.ts';
import type { Drawn } from '../chain/drawn.ts';

export type Totals = ReadonlyMap<string, number>;

const restMs = 400;
const atOnce = 1000;
/** Fewer are soon found by expanding; a badge on each would be noise. */
const hub = 10;

let known: Totals = new Map();
let waiting: ReturnType<typeof setTimeout> | undefined;
const asked = new Set<string>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is known by now. */
export function useTotals(): Totals {
  return useSyncExternalStore(subscribe, () => known);
}

/** Asks for the totals that are not known, when nothing else was asked for a while. */
export function askTotals(scene: Drawn): void {
  clearTimeout(waiting);
  const missing = [...scene.nodes.values()]
    .filter(({ id, labels }) => mainLabel(labels) && !asked.has(id))
    .map(({ id }) => id);
  if (missing.length > 0) waiting = setTimeout(() => void fetchTotals(missing), restMs);
}

async function fetchTotals(ids: readonly string[]): Promise<void> {
  for (const id of ids) asked.add(id);
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = ids.slice(start, start + atOnce);
    try {
      const { degrees } = await fetchDegrees(some);
      known = new Map([
        ...known,
        ...Object.entries(degrees).map(([id, { all }]) => [id, all] as const),
      ]);
      for (const listener of listeners) listener();
    } catch {
      // Without totals everything else works; the next change of the scene asks again.
      for (const id of some) asked.delete(id);
    }
  }
}

/** How many relationships of the graph each node of a scene shows; lines to notes are none. */
export function shownDegrees(scene: Drawn): Map<string, number> {
  const shown = new Map<string, number>();
  const isNote = (id: string) => scene.nodes.get(id)?.labels.includes(noteLabel) === true;
  for (const { from, to, properties } of scene.relationships.values()) {
    if (isNote(from) || isNote(to)) continue;
    const count = Number(properties.count ?? 1);
    for (const id of new Set([from, to])) shown.set(id, (shown.get(id) ?? 0) + count);
  }
  return shown;
}

/** What the badges of hubs say, as "8 of 57"; statements and sources have none. */
export function badgesOf(scene: Drawn, totals: Totals): Map<string, string> {
  const shown = shownDegrees(scene);
  const badges = new Map<string, string>();
  for (const { id, labels } of scene.nodes.values()) {
    const [total = 0, here = 0] = [totals.get(id), shown.get(id)];
    const name = mainLabel(labels);
    if (total < hub || total <= here || name === 'Statement' || name === 'Source') continue;
    badges.set(id, `${here.toLocaleString('en')} of ${total.toLocaleString('en')}`);
  }
  return badges;
}
