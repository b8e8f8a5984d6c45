/** What can be done with several nodes that are selected together. */
import { useRef } from 'react';
import { Icon } from '../ui/icons.tsx';
import { useClosing } from './CanvasTools.tsx';
import { explorer, useExplorer } from './index.ts';
import { nameIn } from './moving/naming.ts';

/** Under the canvas while two or more are selected. */
export function SelectionBar() {
  const selected = useExplorer((state) => state.selected);
  const scene = useExplorer((state) => state.history.present.value);
  if (selected.length < 2) return null;
  const nodes = selected.filter((id) => scene.nodes.has(id));
  const pinned = nodes.every((id) => scene.places.get(id)?.pinned);
  const names = selected.slice(0, 3).map((id) => nameIn(scene, id));
  const rest = selected.length - names.length;
  return (
    <section className="selection-bar" aria-label="Selected together">
      <p role="status" title={names.join(', ') + (rest > 0 ? ` and ${rest} more` : '')}>
        <b>{selected.length}</b> selected
      </p>
      <div className="row">
        <button type="button" className="button" onClick={() => void explorer.expandAll(nodes)}>
          Expand all
        </button>
        <button type="button" className="button" onClick={() => void explorer.common(nodes)}>
          Common neighbours
        </button>
        <button type="button" className="button" onClick={() => void explorer.findPaths(nodes)}>
          Paths between
        </button>
        <button
          type="button"
          className="button"
          onClick={() => explorer.group(nodes, names.join(', ') + (rest > 0 ? ` +${rest}` : ''))}
        >
          Group
        </button>
        <button type="button" className="button" onClick={() => explorer.hide(selected)}>
          Hide
        </button>
        <ArrangeMenu nodes={nodes} pinned={pinned} />
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label="Select nothing"
        onClick={() => explorer.select(null)}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}

function ArrangeMenu({ nodes, pinned }: { nodes: readonly string[]; pinned: boolean }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  const items: readonly [string, () => void][] = [
    ['Show only these and their neighbours', () => explorer.focus(nodes)],
    [pinned ? 'Unpin' : 'Pin', () => explorer.pin(nodes, !pinned)],
    ['Align in a row', () => explorer.align(nodes, 'row')],
    ['Align in a column', () => explorer.align(nodes, 'column')],
  ];
  return (
    <details className="menu-button up" ref={menu}>
      <summary className="button">
        More
        <Icon name="down" />
      </summary>
      <ul>
        {items.map(([title, act]) => (
          <li key={title}>
            <button
              type="button"
              onClick={() => {
                menu.current?.removeAttribute('open');
                act();
              }}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
