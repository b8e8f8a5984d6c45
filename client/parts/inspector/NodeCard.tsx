/** An actor, party, institution or agreement: properties, terms, acts, statements. */

import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { nameLanguage } from '../../../model/formats/passage-language.ts';
import { labelOf } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { NodeReply } from '../../../model/schemas/nodes.ts';
import { propertiesOfLabel } from '../../../model/vocabulary/index.ts';
import { speaksAs } from '../../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../../model/vocabulary/relationship-types.ts';
import { To } from '../../address/To.tsx';
import { changesOptions } from '../../api/changes.ts';
import { statementsOptions } from '../../api/statements.ts';
import { NothingRecorded } from '../coverage/Searched.tsx';
import { StatementLines } from '../evidence/EvidenceCard.tsx';
import { PropertyList, Remarks } from '../evidence/Properties.tsx';
import { SourceLine } from '../evidence/SourceLine.tsx';
import { Neighbours } from './Neighbours.tsx';
import { strings } from './strings.ts';

/** The filter of statements that a node stands for. */
const filters = { person: 'speaker', party: 'party', institution: 'institution' } as const;
/** Told with its statements. */
const told: readonly string[] = ['MADE', 'ABOUT', 'MENTIONS'] satisfies RelationshipType[];

/** For every label but Statement and Source; an unknown one shows all its properties. */
export function NodeCard({ reply }: { reply: NodeReply }) {
  const { node, degrees, sources } = reply;
  const label = labelOf(node);
  const as = speaksAs(label);
  const filter = as ? filters[as] : label === 'Agreement' ? 'agreement' : undefined;
  return (
    <article>
      <h2 className="title" lang={nameLanguage(node)}>
        {nodeName(node)}
      </h2>
      {label && typeof node.properties.description === 'string' && (
        <p className="description">{node.properties.description}</p>
      )}
      {label && <Remarks properties={node.properties} />}
      <PropertyList
        properties={node.properties}
        known={label ? propertiesOfLabel(label) : undefined}
      />
      <Neighbours
        node={node}
        degrees={degrees.filter(({ type }) => !label || !told.includes(type))}
      />
      {filter && <Changed node={node} filter={filter} />}
      {filter && <Said node={node} filter={filter} />}
      {sources.length > 0 && (
        <section className="more">
          <h3 className="caption">{counted(sources.length, 'source')}</h3>
          {sources.map((source) => (
            <SourceLine key={source.id} source={source} />
          ))}
        </section>
      )}
    </article>
  );
}

/** A link to the changes of position of this node, if there are any. */
function Changed({ node, filter }: { node: GraphNode; filter: string }) {
  const by = filter === 'agreement' ? 'agreement' : 'speaker';
  const { data } = useQuery(changesOptions({ [by]: node.id, limit: 1 }));
  if (!data || data.total === 0) return null;
  return (
    <p>
      ⇄{' '}
      <To to="/changes" search={{ [by]: node.id }} withScene>
        {counted(data.total, 'change')} {strings.ofPosition}
      </To>
    </p>
  );
}

function Said({ node, filter }: { node: GraphNode; filter: string }) {
  const { data } = useQuery(statementsOptions({ [filter]: node.id, limit: 6 }));
  if (!data) return null;
  const title =
    filter === 'agreement'
      ? strings.aboutItOrItsParts
      : filter === 'speaker'
        ? 'made'
        : strings.byItAndItsMembers;
  return (
    <section className="more">
      <h3 className="caption">
        {counted(data.total, 'statement')} {title}
        {data.total > data.statements.length ? strings.theLatest(data.statements.length) : ''}
      </h3>
      {data.total === 0 ? (
        <div className="caption">
          <NothingRecorded />
        </div>
      ) : (
        <StatementLines items={data.statements} />
      )}
      {data.total > data.statements.length && (
        <p className="actions">
          <To to="/table" search={{ [filter]: node.id }} withScene className="button">
            {strings.all} {data.total} {strings.asATable}
          </To>
        </p>
      )}
    </section>
  );
}
