/** What can be done with an entry of the list: all that the canvas and its menu can. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { nodeOptions } from '../../api/node.ts';
import { menuTitle } from '../controls/NodeMenu.tsx';
import { explorer, useExplorer } from '../index.ts';
import type { Bundle, Note } from '../state/scene.ts';
import { isFiltering } from '../state/state.ts';

interface ActionProps {
  title: string;
  act: () => void;
}

function Action({ title, act }: ActionProps) {
  return (
    <button type="button" className="button" onClick={act}>
      {title}
    </button>
  );
}

/** Counts by type first, then everything else. */
export function NodeActions({ node }: { node: GraphNode }) {
  const { id } = node;
  const expanded = useExplorer((state) => state.history.present.value.expansions.has(id));
  const pinned = useExplorer((state) => state.history.present.value.places.get(id)?.pinned);
  const filtering = useExplorer(isFiltering);
  const { data } = useQuery(nodeOptions(id));
  const total = data?.degrees.reduce((sum, degree) => sum + degree.count, 0);
  return (
    <>
      {total !== undefined && (
        <p className="caption">{counted(total, 'relationship')} in the graph</p>
      )}
      <div className="row">
        {data?.degrees.map(({ type, direction, label, count }) => (
          <Action
            key={[type, direction, label].join()}
            title={`Expand: ${menuTitle(type, direction).toLowerCase()}, ${labels[label as keyof typeof labels]?.plural.toLowerCase() ?? label} (${count})`}
            act={() => void explorer.expand(id, { type, direction, label })}
          />
        ))}
      </div>
      <div className="row">
        <Action title="Expand 25 most recent" act={() => void explorer.expand(id)} />
        <Action
          title="Expand 25 best connected"
          act={() => void explorer.expand(id, { sort: 'connected' })}
        />
        {filtering && (
          <Action
            title="Expand 25 matching the filter"
            act={() => void explorer.expand(id, { matching: true })}
          />
        )}
        {expanded && <Action title="Collapse" act={() => explorer.collapse(id)} />}
        <Action title="Find a path from here" act={() => explorer.startPath(id)} />
        <Action title="Show only its neighbours" act={() => explorer.focus(id)} />
        <Action title="Show only two steps around" act={() => explorer.focus(id, 2)} />
        <Action title="Show only three steps around" act={() => explorer.focus(id, 3)} />
        <Action title="Write a note" act={() => explorer.writeNote(id)} />
        <Action title={pinned ? 'Unpin' : 'Pin'} act={() => explorer.pin(id, !pinned)} />
        <Action title="Hide" act={() => explorer.hide([id])} />
      </div>
    </>
  );
}

export function BundleActions({ bundle, names }: { bundle: Bundle; names: readonly string[] }) {
  return (
    <>
      <p>{names.join(', ')}</p>
      <div className="row">
        <Action title="Open the bundle" act={() => explorer.toggleBundle(bundle.id)} />
        <Action title="Ungroup" act={() => explorer.ungroup(bundle.id)} />
        <Action title="Hide its members" act={() => explorer.hide([bundle.id])} />
      </div>
    </>
  );
}

export function NoteActions({ note }: { note: Note }) {
  return (
    <div className="row">
      <Action
        title="Rewrite"
        act={() => {
          explorer.writeNote(null);
          explorer.select(note.id);
        }}
      />
      <Action title="Remove" act={() => explorer.removeNote(note.id)} />
    </div>
  );
}
