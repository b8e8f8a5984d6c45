/** The working set lives in the address, so that every view, the back button and a link share it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
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

/** The filters alone. */
export function useFilters(): ReturnType<typeof filtersOf> {
  return filtersOf(useSearch({ strict: false }) as Search);
}
