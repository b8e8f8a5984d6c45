/** The nodes that were selected one after the other: where the reader came from. */

import { explorer, useExplorer } from '../index.ts';
import { briefName } from '../state/look.ts';
import { strings } from './strings.ts';
import './toolbar.css';

const shown = 3;

/** A click goes back to a node, and forgets what came after it. */
export function Breadcrumb() {
  const visited = useExplorer((state) => state.visited);
  const nodes = useExplorer((state) => state.history.present.value.nodes);
  const last = visited.flatMap((id) => nodes.get(id) ?? []).slice(-shown);
  if (last.length === 0) return null;
  return (
    <nav className="breadcrumb caption" aria-label={strings.whereYouCameFrom}>
      <ol>
        {last.map((node, index) => (
          <li key={node.id}>
            {index === last.length - 1 ? (
              <b aria-current="true">{briefName(node, 30)}</b>
            ) : (
              <button type="button" onClick={() => explorer.select(node.id)}>
                {briefName(node, 24)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
