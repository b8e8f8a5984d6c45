/** What can be done with the multi-selection. */
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { MenuButton, type MenuItem } from '../../ui/Menu.tsx';
import type { Side } from '../actions/place.ts';
import { explorer, useExplorer } from '../index.ts';
import { nameIn } from '../state/naming.ts';
import { strings } from './strings.ts';
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
    <section className="selection-bar" aria-label={strings.selectedTogether}>
      <p role="status" title={names.join(', ') + (rest > 0 ? ` and ${rest} more` : '')}>
        <b>{selected.length}</b> {strings.selected}
      </p>
      <div className="row">
        <button type="button" className="button" onClick={() => void explorer.expandAll(nodes)}>
          {strings.expandAll}
        </button>
        <button type="button" className="button" onClick={() => void explorer.common(nodes)}>
          {strings.commonNeighbours}
        </button>
        <button type="button" className="button" onClick={() => void explorer.findPaths(nodes)}>
          {strings.pathsBetween}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => explorer.group(nodes, names.join(', ') + (rest > 0 ? ` +${rest}` : ''))}
        >
          {strings.group}
        </button>
        <button type="button" className="button" onClick={() => explorer.hide(selected)}>
          {strings.hide2}
        </button>
        <MoreMenu nodes={nodes} pinned={pinned} />
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={strings.selectNothing}
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
  [strings.align, ['left', 'centre', 'right']],
  ['', ['top', 'middle', 'bottom']],
];

function MoreMenu({ nodes, pinned }: { nodes: readonly string[]; pinned: boolean }) {
  const items: readonly MenuItem[] = [
    [strings.showOnlyTheseAndTheir, () => explorer.focus(nodes)],
    [pinned ? strings.unpin : strings.pin, () => explorer.pin(nodes, !pinned)],
  ];
  return (
    <MenuButton title={strings.more} items={items} up>
      {sides.map(([title, row]) => (
        <Row key={row[0]} title={title}>
          {row.map((side) => (
            <button
              key={side}
              type="button"
              aria-label={strings.align2(side)}
              onClick={() => explorer.align(nodes, side)}
            >
              {side}
            </button>
          ))}
        </Row>
      ))}
      {nodes.length > 2 && (
        <Row title={strings.spreadEvenly}>
          {spreads.map(([along, word]) => (
            <button
              key={along}
              type="button"
              aria-label={strings.spreadEvenly2(word)}
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
