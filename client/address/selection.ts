/** The selection lives in the address, so that every page and the back button share it. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { explorer, useExplorer } from '../canvas/index.ts';
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

/** Keeps the address and the canvas's selection in step: whichever changed last is followed. */
export function useSelectionInAddress(): void {
  const [selected, select] = useSelection();
  const onCanvas = useExplorer((state) => state.selection);
  const last = useRef({ selected: null as string | null, onCanvas });
  useEffect(() => {
    const before = last.current;
    last.current = { selected, onCanvas };
    if (selected === onCanvas) return;
    if (selected !== before.selected) explorer.select(selected);
    else if (onCanvas !== before.onCanvas) select(onCanvas);
  }, [selected, onCanvas]);
}
