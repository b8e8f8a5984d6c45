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
import { strings } from './strings.ts';

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
        <p className="caption">
          {counted(total, 'relationship')} {strings.inTheGraph}
        </p>
      )}
      <div className="row">
        {data?.degrees.map(({ type, direction, label, count }) => (
          <Action
            key={[type, direction, label].join()}
            title={strings.expand(
              menuTitle(type, direction).toLowerCase(),
              labels[label as keyof typeof labels]?.plural.toLowerCase() ?? label,
              count,
            )}
            act={() => void explorer.expand(id, { type, direction, label })}
          />
        ))}
      </div>
      <div className="row">
        <Action title={strings.expand25MostRecent} act={() => void explorer.expand(id)} />
        <Action
          title={strings.expand25BestConnected}
          act={() => void explorer.expand(id, { sort: 'connected' })}
        />
        {filtering && (
          <Action
            title={strings.expand25MatchingTheFilter}
            act={() => void explorer.expand(id, { matching: true })}
          />
        )}
        {expanded && <Action title={strings.collapse} act={() => explorer.collapse(id)} />}
        <Action title={strings.findAPathFromHere} act={() => explorer.startPath(id)} />
        <Action title={strings.showOnlyItsNeighbours} act={() => explorer.focus(id)} />
        <Action title={strings.showOnlyTwoStepsAround} act={() => explorer.focus(id, 2)} />
        <Action title={strings.showOnlyThreeStepsAround} act={() => explorer.focus(id, 3)} />
        <Action title={strings.writeANote} act={() => explorer.writeNote(id)} />
        <Action
          title={pinned ? strings.unpin : strings.pin}
          act={() => explorer.pin(id, !pinned)}
        />
        <Action title={strings.hide} act={() => explorer.hide([id])} />
      </div>
    </>
  );
}

export function BundleActions({ bundle, names }: { bundle: Bundle; names: readonly string[] }) {
  return (
    <>
      <p>{names.join(', ')}</p>
      <div className="row">
        <Action title={strings.openTheBundle} act={() => explorer.toggleBundle(bundle.id)} />
        <Action title={strings.ungroup} act={() => explorer.ungroup(bundle.id)} />
        <Action title={strings.hideItsMembers} act={() => explorer.hide([bundle.id])} />
      </div>
    </>
  );
}

export function NoteActions({ note }: { note: Note }) {
  return (
    <div className="row">
      <Action
        title={strings.rewrite}
        act={() => {
          explorer.writeNote(null);
          explorer.select(note.id);
        }}
      />
      <Action title={strings.remove} act={() => explorer.removeNote(note.id)} />
    </div>
  );
}
