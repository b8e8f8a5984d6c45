/** What can be done with the selected node on the canvas, in words, beside the canvas. */
import { explorer, useExplorer } from '../../canvas/index.ts';
import './canvas-actions.css';

/** Shown only where there is a canvas, by the style sheet. */
export function CanvasActions({ id }: { id: string }) {
  const expanded = useExplorer((state) => state.history.present.value.expansions.has(id));
  const pinned = useExplorer((state) => state.history.present.value.places.get(id)?.pinned);
  return (
    <fieldset className="canvas-actions">
      <legend className="hidden-text">On the canvas</legend>
      <button type="button" className="button" onClick={() => void explorer.expand(id)}>
        Expand
      </button>
      {expanded && (
        <button type="button" className="button" onClick={() => explorer.collapse(id)}>
          Collapse
        </button>
      )}
      <button type="button" className="button" onClick={() => explorer.pin([id], !pinned)}>
        {pinned ? 'Unpin' : 'Pin'}
      </button>
      <button type="button" className="button" onClick={() => explorer.hide([id])}>
        Hide
      </button>
    </fieldset>
  );
}
