/**
 * A cache of results by entry of the browser's history: going back shows a result again without running
 * its query. It lives in the memory of this tab, within limits.
 */
import { useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import type { Scene } from '../../../canvas/state/scene.ts';
import type { ParameterValues } from '../editor/link.ts';
import type { Order } from './sort.ts';
import type { AskedQuery, PlanState, RunState } from './useQueryRun.ts';

/** How a result is looked at; changed in place, and cached with it. */
export interface Look {
  tab?: string | undefined;
  /** The run during which this tab was opened in place of the plan. */
  tabOf?: AskedQuery | undefined;
  order?: Order | undefined;
  drawing?: { of: PropertyValue[][]; scene: Scene; view?: { zoom: number; x: number; y: number } };
  /** The text of the editor, which the address follows with a delay. */
  draft?: { text: string; values: ParameterValues };
}

export interface CachedResult {
  /** None where nothing had been answered, or the answer is too large. */
  state?: RunState;
  plan?: PlanState;
  look: Look;
}

/** So many of the latest are held, and of their values about so many characters. */
const most = 20;
const room = 24_000_000;

interface ResultCache {
  put(entry: string, shown: CachedResult): void;
  at(entry: string): CachedResult | undefined;
}

/** Holds so many entries and characters; the oldest results are dropped first. */
export function createResultCache(entries: number, characters: number): ResultCache {
  const all = new Map<string, { shown: CachedResult; size: number }>();
  return {
    put(entry, shown) {
      all.delete(entry);
      const size = sizeOf([shown.state?.rows, shown.plan?.plan], characters);
      const fits = size <= characters;
      all.set(entry, fits ? { shown, size } : { shown: withoutResult(shown), size: 0 });
      let left = 0;
      for (const [key, one] of [...all].reverse()) {
        left += one.size;
        if (left > characters) all.set(key, { shown: withoutResult(one.shown), size: 0 });
      }
      for (const key of [...all.keys()].slice(0, -entries)) all.delete(key);
    },
    at: (entry) => all.get(entry)?.shown,
  };
}

/** The text of the editor stays: it is small, and the reader wrote it. */
function withoutResult({ look: { draft, tab } }: CachedResult): CachedResult {
  return { look: { ...(draft ? { draft } : {}), ...(tab ? { tab } : {}) } };
}

/** About how many characters a value takes; counting ends beyond `upTo`. */
export function sizeOf(value: unknown, upTo: number): number {
  const left: unknown[] = [value];
  let size = 0;
  while (left.length > 0 && size <= upTo) {
    const one = left.pop();
    size += typeof one === 'string' ? one.length + 8 : 8;
    if (typeof one === 'object' && one !== null)
      for (const part of Object.values(one)) left.push(part);
  }
  return size;
}

/** The cache of this tab. */
export const resultCache = createResultCache(most, room);

export interface HistoryEntry {
  key: string;
  /** Its place in the history; a change of the address alone replaces an entry at the same place. */
  at: number;
}

/** The history entry of this page; it does not change while the next page is being opened. */
export function useHistoryEntry(): { readonly current: HistoryEntry } {
  const { pathname, state, href } = useRouterState({ select: ({ location }) => location });
  const own = useRef(pathname);
  const entry = useRef<HistoryEntry>({ key: '', at: 0 });
  if (pathname === own.current) {
    entry.current = { key: state.__TSR_key ?? href, at: state.__TSR_index };
  }
  return entry;
}
