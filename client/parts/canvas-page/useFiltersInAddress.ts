/** Shows the filters of the canvas's present step in the address, and follows the address to others. */
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { canvasFiltersOf, type Search, withCanvasFilters } from '../../address/address.ts';
import { createProjection } from '../../address/projection.ts';
import { useGo } from '../../address/To.tsx';
import { sameFilters } from '../../canvas/actions/filter.ts';
import { explorer, useExplorer } from '../../canvas/index.ts';
import type { SceneFilters } from '../../canvas/state/scene.ts';

/** Outlives the page: filters that another page changed were asked for in the meantime. */
const projection = createProjection<SceneFilters>(sameFilters, { address: {}, state: {} });

/** A filter that the address asks for becomes a step; an undone step takes its filters back. */
export function useFiltersInAddress(): void {
  const search = useSearch({ strict: false }) as Search;
  const go = useGo();
  const router = useRouter();
  /** Whether the browser's own buttons led here. */
  const byBrowser = useRef(false);
  useEffect(
    () =>
      router.history.subscribe(({ action: { type } }) => {
        byBrowser.current = type === 'BACK' || type === 'FORWARD' || type === 'GO';
      }),
    [router],
  );
  const loading = useExplorer((state) => state.status === 'loading' || state.status === 'failed');
  const history = useExplorer((state) => state.history);
  const address = canvasFiltersOf(search);
  const { filters } = history.present.value;
  useEffect(() => {
    if (loading) return;
    const { past, present, future } = history;
    const opened = present.kind === 'opened' && past.length > 0 && future.length === 0;
    const sync = projection.compare(address, filters, opened);
    if (sync === 'follow') explorer.filter(address, byBrowser.current);
    if (sync !== 'show') return;
    void go('.', {
      search: (old) => withCanvasFilters(old, filters),
      withScene: true,
      // The filters that a saved scene brings are no entry of their own in the browser's history.
      replace: opened,
    });
  }, [loading, JSON.stringify(address), JSON.stringify(filters)]);
}
