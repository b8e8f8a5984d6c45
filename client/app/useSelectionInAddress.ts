/** Shows the explorer's selection in the address, and follows the address to another. */
import { useEffect, useRef } from 'react';
import { createProjection } from '../address/projection.ts';
import { useSelection } from '../address/selection.ts';
import { explorer, useExplorer } from '../canvas/index.ts';

/** For every page, so that they and the browser's buttons share the selection. */
export function useSelectionInAddress(): void {
  const [asked, show] = useSelection();
  const selection = useExplorer((state) => state.selection);
  const projection = useRef(
    createProjection<string | null>(Object.is, { address: null, state: selection }),
  );
  useEffect(() => {
    const sync = projection.current.compare(asked, selection);
    if (sync === 'follow') explorer.select(asked);
    else if (sync === 'show') show(selection);
  }, [asked, selection]);
}
