/** What can be done with the multi-selection. */
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import type { Side } from '../actions/place.ts';
import { explorer, useExplorer } from '../index.ts';
import { nameIn } from '../state/naming.ts';
import './selection-bar.css';

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
        <MoreMenu nodes={nodes} pinned={pinned} />
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

const spreads = [
  ['row', 'across'],
  ['column', 'down'],
] as const;

const sides: readonly [string, readonly Side[]][] = [
  ['Align', ['left', 'centre', 'right']],
  ['', ['top', 'middle', 'bottom']],
];

function MoreMenu({ nodes, pinned }: { nodes: readonly string[]; pinned: boolean }) {
  const items: readonly MenuItem[] = [
    ['Show only these and their neighbours', () => explorer.focus(nodes)],
    [pinned ? 'Unpin' : 'Pin', () => explorer.pin(nodes, !pinned)],
  ];
  return (
    <MenuButton title="More" items={items} up>
      {sides.map(([title, row]) => (
        <Row key={row[0]} title={title}>
          {row.map((side) => (
            <button
              key={side}
              type="button"
              aria-label={`Align: ${side}`}
              onClick={() => explorer.align(nodes, side)}
            >
              {side}
            </button>
          ))}
        </Row>
      ))}
      {nodes.length > 2 && (
        <Row title="Spread evenly">
          {spreads.map(([along, word]) => (
            <button
              key={along}
              type="button"
              aria-label={`Spread evenly ${word}`}
              onClick={() => explorer.distribute(nodes, along)}
            >
              {word}
            </button>
          ))}
        </Row>
      )}
    </MenuButton>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="menu-row">
      <span className="caption" aria-hidden="true">
        {title}
      </span>
      {children}
    </li>
  );
}
