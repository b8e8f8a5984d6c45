/** The working set lives in the address, so that every view, the back button and a link share it. */

import { useRouterState, useSearch } from '@tanstack/react-router';
import { changed, filtersOf, type Search } from './address.ts';
import { useGo } from './To.tsx';

/** What the address says, and a function that changes parts of it. */
export function useWorkingSet(): [Search, (changes: Partial<Search>) => void] {
  const search = useSearch({ strict: false }) as Search;
  const go = useGo();
  const change = (changes: Partial<Search>) =>
    void go('.', { search: (old) => changed(old, changes), withScene: true });
  return [search, change];
}

let last: ReturnType<typeof filtersOf> = {};

/** Pages whose addresses hold a query's values under names of their own. */
const apart = /^\/queries(\/|$)/;

/**
 * The filters alone. On the pages of queries they are those of the page before, so that they are there
 * again on the next.
 */
export function useFilters(): ReturnType<typeof filtersOf> {
  const filters = filtersOf(useSearch({ strict: false }) as Search);
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (!apart.test(path)) last = filters;
  return last;
}

/**
 * The filters for the address of a page about one thing: it applies the as-of date alone, or none, and
 * keeps the others for the next view.
 */
export const filtersKept = (): Search => ({ ...last });
