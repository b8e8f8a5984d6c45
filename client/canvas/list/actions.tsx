/** What can be done with an entry of the list: all that the canvas and its menu can. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { isForeignId } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { nodeOptions } from '../../api/node.ts';
import { menuTitle } from '../controls/NodeMenu.tsx';
import {
  bundleActions,
  type NodeAction,
  noteActions,
  useNodeActions,
} from '../controls/node-actions.ts';
import { explorer } from '../index.ts';
import type { Bundle, Note } from '../state/scene.ts';
import { strings } from './strings.ts';

/** Things to do, a button each. */
function Actions({ of }: { of: readonly NodeAction[] }) {
  return (
    <div className="row">
      {of.map(({ title, act }) => (
        <button key={title} type="button" className="button" onClick={act}>
          {title}
        </button>
      ))}
    </div>
  );
}

/** Counts by type first, then everything else. */
export function NodeActions({ node }: { node: GraphNode }) {
  const { id } = node;
  const { expanding, others } = useNodeActions(id);
  const { data } = useQuery(nodeOptions(id));
  const total = data?.degrees.reduce((sum, degree) => sum + degree.count, 0);
  const byType = data?.degrees.map(({ type, direction, label, count }) => ({
    title: strings.expand(
      menuTitle(type, direction, undefined, !isForeignId(id)).toLowerCase(),
      labels[label as keyof typeof labels]?.plural.toLowerCase() ?? label,
      count,
    ),
    act: () => void explorer.expand(id, { type, direction, label }),
  }));
  return (
    <>
      {total !== undefined && (
        <p className="caption">
          {counted(total, 'relationship')} {strings.inTheGraph}
        </p>
      )}
      <Actions of={byType ?? []} />
      <Actions of={[...expanding, ...others]} />
    </>
  );
}

export function BundleActions({ bundle, names }: { bundle: Bundle; names: readonly string[] }) {
  return (
    <>
      <p>{names.join(', ')}</p>
      <Actions of={bundleActions(bundle.id)} />
    </>
  );
}

export function NoteActions({ note }: { note: Note }) {
  return <Actions of={noteActions(note.id)} />;
}
