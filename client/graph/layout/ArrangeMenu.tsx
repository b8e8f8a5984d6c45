/** The toolbar's menu of ways to arrange what is shown. */
import { useRef } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { useClosing } from '../CanvasTools.tsx';
import { fitAll } from '../cytoscape/viewport.ts';
import { explorer, useExplorer } from '../index.ts';
import type { Way } from './messages.ts';

const ways: readonly [Way, string][] = [
  ['force', 'Freely'],
  ['layers', 'In layers: parts and replies'],
  ['rings', 'In rings around the selection'],
  ['parties', 'By party'],
  ['time', 'On a time axis'],
];

/** A button of the toolbar. What is pinned stays where it is. */
export function ArrangeMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  const selected = useExplorer((state) => state.selected);
  useClosing(menu);
  const act = (work: () => void) => () => {
    menu.current?.removeAttribute('open');
    work();
  };
  const arrange = async (way: Way) => {
    await explorer.arrange(way);
    const cy = window.__stancegraph?.cy;
    if (cy) fitAll(cy);
  };
  const lines: readonly [string, () => void][] = [
    ['Selected: in a row', () => explorer.align(selected, 'row')],
    ['Selected: in a column', () => explorer.align(selected, 'column')],
    ['Selected: evenly across', () => explorer.distribute(selected, 'row')],
    ['Selected: evenly down', () => explorer.distribute(selected, 'column')],
  ];
  return (
    <details className="menu-button" ref={menu}>
      <summary className="button bare">
        Arrange
        <Icon name="down" />
      </summary>
      <ul>
        {ways.map(([way, title]) => (
          <li key={way}>
            <button type="button" onClick={act(() => void arrange(way))}>
              {title}
            </button>
          </li>
        ))}
        {selected.length > 1 &&
          lines.map(([title, work]) => (
            <li key={title}>
              <button type="button" onClick={act(work)}>
                {title}
              </button>
            </li>
          ))}
      </ul>
    </details>
  );
}
