/** The mark beside whoever changed position, wherever they appear; it opens their changes. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { counted, nodeName } from '../../../model/formats/text.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { changedSpeakersOptions } from '../../api/index.ts';
import './change-mark.css';

export function ChangeMark({ node }: { node: GraphNode }) {
  const { data } = useQuery({ ...changedSpeakersOptions, select: byId });
  const changes = data?.get(node.id);
  if (!changes) return null;
  const words = `${nodeName(node)}: ${counted(changes, 'change')} of position`;
  return (
    <Link
      to="/changes"
      search={{ speaker: node.id } as never}
      hash={true as never}
      className="change-sign"
      aria-label={words}
      title={words}
    >
      <span aria-hidden="true">⇄</span>
    </Link>
  );
}

function byId({ speakers }: { speakers: { id: string; changes: number }[] }) {
  return new Map(speakers.map((one) => [one.id, one.changes]));
}
