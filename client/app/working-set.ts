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

/** Pages about one thing: of the filters they know the as-of date alone, or none. */
const dossiers = /^\/(agreements|actors|parties|institutions)\//;
const apart = /^\/(queries|sources|statements)(\/|$)/;

/**
 * The filters alone. On pages that cannot apply them they are those of the page before, so that they
 * are there again on the next.
 */
export function useFilters(): ReturnType<typeof filtersOf> {
  const filters = filtersOf(useSearch({ strict: false }) as Search);
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (dossiers.test(path)) {
    const { asOf: _before, ...others } = last;
    last = { ...others, ...filters };
  } else if (!apart.test(path)) last = filters;
  return last;
}

/** The part of the address that the page of an agreement, actor, party or institution keeps. */
export function ofDossier({ asOf }: Search): Search {
  return asOf ? { asOf } : {};
}
