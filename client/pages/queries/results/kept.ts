/**
 * What pages of queries showed when they were left, by the entry of the browser's history: going back
 * shows it again without running anything. In the memory of this tab, and not more than it has room for.
 */
import { useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import type { Scene } from '../../../canvas/state/scene.ts';
import type { Values } from '../editor/link.ts';
import type { Order } from './sort.ts';
import type { Asked, PlanState, RunState } from './useQueryRun.ts';

/** How a result is looked at; changed in place, and kept with it. */
export interface Look {
  tab?: string | undefined;
  /** The run whose plan was left for that tab. */
  tabOf?: Asked | undefined;
  order?: Order | undefined;
  drawing?: { of: PropertyValue[][]; scene: Scene; view?: { zoom: number; x: number; y: number } };
  /** What stood in the editor: the address follows it with a delay. */
  draft?: { text: string; values: Values };
}

export interface Shown {
  /** None where nothing had been answered, or the answer is too large to keep. */
  state?: RunState;
  plan?: PlanState;
  look: Look;
}

/** The latest so many are kept, and of their values about so many characters. */
const most = 20;
const room = 24_000_000;

export interface Shelf {
  put(entry: string, shown: Shown): void;
  at(entry: string): Shown | undefined;
}

/** A shelf with limited room: the oldest results leave it first, and one too large for it never comes. */
export function createShelf(entries: number, characters: number): Shelf {
  const all = new Map<string, { shown: Shown; size: number }>();
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

/** The text stays: it costs little, and is what one wrote. */
function withoutResult({ look: { draft, tab } }: Shown): Shown {
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

/** The one of this tab. */
export const shelf = createShelf(most, room);

export interface Entry {
  key: string;
  /** Its place in the history; a change of the address alone replaces an entry at the same place. */
  at: number;
}

/** The entry of the history that the page is at; where the reader goes on to is another page's. */
export function useEntry(): { readonly current: Entry } {
  const { pathname, state, href } = useRouterState({ select: ({ location }) => location });
  const own = useRef(pathname);
  const entry = useRef<Entry>({ key: '', at: 0 });
  if (pathname === own.current) {
    entry.current = { key: state.__TSR_key ?? href, at: state.__TSR_index };
  }
  return entry;
}
