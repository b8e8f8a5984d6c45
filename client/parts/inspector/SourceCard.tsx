/** A source with everything that is stated in it. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { sourceOptions } from '../../api/source.ts';
import { useReading } from '../../canvas/state/readings.ts';
import { StatementLines } from '../evidence/EvidenceCard.tsx';
import { Remarks } from '../evidence/Properties.tsx';
import { SourceLine } from '../evidence/SourceLine.tsx';
import { strings } from './strings.ts';

export function SourceCard({ id, node }: { id: string; node: GraphNode }) {
  const { data } = useQuery(sourceOptions(id));
  useReading(node);
  return (
    <article>
      <h2 className="title">{String(node.properties.title)}</h2>
      <SourceLine source={node} />
      <Remarks properties={node.properties} />
      {data?.text && <p className="kept-text">{data.text}</p>}
      {typeof node.properties.licence === 'string' && (
        <p className="caption">
          {strings.licence} {node.properties.licence}
        </p>
      )}
      {data && (
        <section className="more">
          <h3 className="caption">
            {counted(data.total, 'statement')} {strings.fromThisSource}
          </h3>
          {data.total === 0 ? (
            <p className="caption">{strings.noStatementIsRecordedFrom}</p>
          ) : (
            <StatementLines items={data.statements} />
          )}
        </section>
      )}
    </article>
  );
}
