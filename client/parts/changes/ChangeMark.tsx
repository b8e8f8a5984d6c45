/** The mark beside speakers who changed position; it links to their changes. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { nodeName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { To } from '../../address/To.tsx';
import { changedSpeakersOptions } from '../../api/changed-speakers.ts';
import { strings } from './strings.ts';
import './change-mark.css';

export function ChangeMark({ node }: { node: GraphNode }) {
  const { data } = useQuery({ ...changedSpeakersOptions, select: byId });
  const changes = data?.get(node.id);
  if (!changes) return null;
  const label = strings.ofPosition(nodeName(node), counted(changes, 'change'));
  return (
    <To
      to="/changes"
      search={{ speaker: node.id }}
      withScene
      className="change-sign"
      aria-label={label}
      title={label}
    >
      <span aria-hidden="true">⇄</span>
    </To>
  );
}

function byId({ speakers }: { speakers: { id: string; changes: number }[] }) {
  return new Map(speakers.map((one) => [one.id, one.changes]));
}
