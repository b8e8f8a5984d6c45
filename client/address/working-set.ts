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
 * The filters alone. Pages of queries have none in their address: there, the filters are those of the
 * previous page, so that the next page has them again.
 */
export function useFilters(): ReturnType<typeof filtersOf> {
  const filters = filtersOf(useSearch({ strict: false }) as Search);
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (!apart.test(path)) last = filters;
  return last;
}

/**
 * The last filters, for links to the page of one node. Such a page applies the as-of date at most, but
 * its address holds all of them for the next view.
 */
export const lastFilters = (): Search => ({ ...last });
