/** The path that is shown, in words: each hop can be opened; other shortest paths can be chosen. */
import { useState } from 'react';
import type { Stance } from '../../model/vocabulary.ts';
import { stances } from '../../model/vocabulary.ts';
import { Icon } from '../ui/icons.tsx';
import { counted, nodeName } from '../ui/text.ts';
import { explorer, useExplorer } from './index.ts';
import { shortened, typeTitle } from './look.ts';

/** Nothing when no path is shown. */
export function PathPanel() {
  const scene = useExplorer((state) => state.history.present.value);
  const paths = useExplorer((state) => state.paths);
  const selection = useExplorer((state) => state.selection);
  const [chosen, setChosen] = useState(0);
  const { path } = scene;
  if (path.length === 0) return null;
  const nodeIds = path.filter((_, index) => index % 2 === 0);
  const step = (by: number) => {
    const at = nodeIds.indexOf(selection ?? '');
    const next = at < 0 ? 0 : (at + by + nodeIds.length) % nodeIds.length;
    explorer.select(nodeIds[next] ?? null);
  };
  const choose = (index: number) => {
    const next = paths[index];
    if (!next) return;
    setChosen(index);
    void explorer.choosePath(next);
  };
  return (
    <section className="path-panel" aria-label="Path">
      <header>
        <b>Path of {counted(nodeIds.length - 1, 'relationship')}</b>
        {paths.length > 1 && (
          <span className="caption">
            {(chosen % paths.length) + 1} of {paths.length} equally short
          </span>
        )}
        <span className="grow" />
        <button
          type="button"
          className="icon-button"
          aria-label="Close the path"
          onClick={() => explorer.clearPath()}
        >
          <Icon name="close" />
        </button>
      </header>
      <ol>
        {path.map((id, index) => {
          const node = scene.nodes.get(id);
          const one = scene.relationships.get(id);
          if (node) {
            return (
              <li key={id} aria-current={selection === id || undefined}>
                <button type="button" className="link" onClick={() => explorer.select(id)}>
                  {shortened(nodeName(node), 70)}
                </button>
              </li>
            );
          }
          if (!one) return null;
          const outgoing = one.from === path[index - 1];
          const stance = one.properties.stance as Stance | undefined;
          return (
            <li key={id} className="hop" aria-current={selection === id || undefined}>
              <button type="button" className="link caption" onClick={() => explorer.select(id)}>
                {typeTitle(one.type, outgoing ? 'out' : 'in')}
                {stance ? `, ${stances[stance].title.toLowerCase()}` : ''}
              </button>
            </li>
          );
        })}
      </ol>
      <footer>
        <button type="button" className="button" onClick={() => step(-1)}>
          Previous
        </button>
        <button type="button" className="button" onClick={() => step(1)}>
          Next
        </button>
        {paths.length > 1 && (
          <button
            type="button"
            className="button"
            onClick={() => choose((chosen + 1) % paths.length)}
          >
            Another path
          </button>
        )}
      </footer>
    </section>
  );
}
