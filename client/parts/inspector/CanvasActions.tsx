/** What can be done with the selected node on the canvas, in words, beside the canvas. */
import { explorer, useExplorer } from '../../canvas/index.ts';
import { strings } from './strings.ts';
import './canvas-actions.css';

/** Shown only where there is a canvas, by the style sheet. */
export function CanvasActions({ id }: { id: string }) {
  const expanded = useExplorer((state) => state.history.present.value.expansions.has(id));
  const pinned = useExplorer((state) => state.history.present.value.places.get(id)?.pinned);
  return (
    <fieldset className="canvas-actions">
      <legend className="hidden-text">{strings.onTheCanvas}</legend>
      <button type="button" className="button" onClick={() => void explorer.expand(id)}>
        {strings.expand}
      </button>
      {expanded && (
        <button type="button" className="button" onClick={() => explorer.collapse(id)}>
          {strings.collapse}
        </button>
      )}
      <button type="button" className="button" onClick={() => explorer.pin([id], !pinned)}>
        {pinned ? strings.unpin : strings.pin}
      </button>
      <button type="button" className="button" onClick={() => explorer.hide([id])}>
        {strings.hide}
      </button>
    </fieldset>
  );
}
