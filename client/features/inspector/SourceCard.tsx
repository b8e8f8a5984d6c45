/** A source with everything that is stated in it. */
import { useQuery } from '@tanstack/react-query';
import type { GraphNode } from '../../../model/graph.ts';
import { sourceOptions } from '../../api/index.ts';
import { counted } from '../../ui/text.ts';
import { StatementLines } from './EvidenceCard.tsx';
import { Remarks } from './Properties.tsx';
import { SourceLine } from './SourceLine.tsx';

export function SourceCard({ id, node }: { id: string; node: GraphNode }) {
  const { data } = useQuery(sourceOptions(id));
  return (
    <article>
      <h2 className="title">{String(node.properties.title)}</h2>
      <SourceLine source={node} />
      <Remarks properties={node.properties} />
      {data?.text && <p className="kept-text">{data.text}</p>}
      {typeof node.properties.licence === 'string' && (
        <p className="caption">Licence: {node.properties.licence}</p>
      )}
      {data && (
        <section className="more">
          <h3 className="caption">{counted(data.total, 'statement')} stated in it</h3>
          {data.total === 0 ? (
            <p className="caption">
              No statement is recorded from it; it proves offices, memberships or acts.
            </p>
          ) : (
            <StatementLines items={data.statements} />
          )}
        </section>
      )}
    </article>
  );
}
