/** Keeps the address's filters and those of the canvas's present step the same. */
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { canvasFiltersOf, type Search, withCanvasFilters } from '../../address/address.ts';
import { sameFilters } from '../../canvas/actions/filter.ts';
import { explorer, useExplorer } from '../../canvas/index.ts';
import type { SceneFilters } from '../../canvas/state/scene.ts';

/** What both were when they were last looked at, on this page or an earlier one of it. */
let last: { address: SceneFilters; scene: SceneFilters } = { address: {}, scene: {} };

/** A filter that was set becomes a step; a step that was gone back to sets its filters. */
export function useFiltersInHistory(): void {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const router = useRouter();
  /** Whether the browser's own buttons led here. */
  const ownButtons = useRef(false);
  useEffect(
    () =>
      router.history.subscribe(({ action: { type } }) => {
        ownButtons.current = type === 'BACK' || type === 'FORWARD' || type === 'GO';
      }),
    [router],
  );
  const loading = useExplorer((state) => state.status === 'loading' || state.status === 'failed');
  const history = useExplorer((state) => state.history);
  const address = canvasFiltersOf(search);
  const scene = history.present.value.filters;
  const [asked, kept] = [JSON.stringify(address), JSON.stringify(scene)];
  useEffect(() => {
    if (loading) return;
    const before = last;
    last = { address, scene };
    if (sameFilters(address, scene)) return;
    const { past, present, future } = history;
    const opened = present.kind === 'opened' && past.length > 0 && future.length === 0;
    const wentThere =
      !sameFilters(scene, before.scene) && (opened || sameFilters(address, before.address));
    if (!wentThere) {
      explorer.filter(address, ownButtons.current);
      return;
    }
    void navigate({
      to: '.',
      search: ((old: Search) => withCanvasFilters(old, scene)) as never,
      hash: true,
      // What a saved scene brings along is no page of its own.
      replace: opened,
    });
  }, [loading, asked, kept]);
}
