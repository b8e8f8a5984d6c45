/** The working set lives in the address, so that every view, the back button and a link share it. */
import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { changed, filtersOf, type Search } from './address.ts';

/** What the address says, and a function that changes parts of it. */
export function useWorkingSet(): [Search, (changes: Partial<Search>) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = (changes: Partial<Search>) =>
    void navigate({
      to: '.',
      search: (old: Search) => changed(old, changes),
      hash: true,
    });
  return [search, change];
}

let last: ReturnType<typeof filtersOf> = {};

/**
 * The filters alone. On a query's page the address belongs to the query; the filters are those of the
 * page before, so that they are there again on the next.
 */
export function useFilters(): ReturnType<typeof filtersOf> {
  const filters = filtersOf(useSearch({ strict: false }) as Search);
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (!path.startsWith('/queries')) last = filters;
  return last;
}
