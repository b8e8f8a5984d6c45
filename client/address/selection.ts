/** The selection as the address shows it, on any page; a page asks for another by changing it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from './address.ts';

/** The selected id and a function that selects another, on the page that is open. */
export function useSelection(): [string | null, (id: string | null) => void] {
  const { sel } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const select = (id: string | null) => {
    void navigate({
      to: '.',
      search: (search: Search) => withSelection(search, id),
      hash: true,
    });
  };
  return [sel ?? null, select];
}

function withSelection(search: Search, id: string | null): Search {
  const { sel: _old, ...rest } = search;
  return id ? { ...rest, sel: id } : rest;
}
