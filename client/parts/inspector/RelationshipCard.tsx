/** A relationship: its sentence, properties and sources. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { unknownDatesOf } from '../../../model/formats/unknown-dates.ts';
import { isForeignId, stanceOf, typeOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { propertiesOfType } from '../../../model/vocabulary/index.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { nodeOptions } from '../../api/node.ts';
import { relationshipOptions } from '../../api/relationship.ts';
import { amongOptions } from '../../api/subgraph.ts';
import { useExplorer } from '../../canvas/index.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { relationshipTitle } from '../../canvas/state/look.ts';
import { PropertyList, Remarks } from '../evidence/Properties.tsx';
import { SourceLine } from '../evidence/SourceLine.tsx';
import { NodeLink } from '../links/NodeLink.tsx';
import { strings } from './strings.ts';

/** From the canvas when it is there, else from the store: by its ends when its id tells them. */
export function RelationshipCard({ id }: { id: string }) {
  const shown = useExplorer((state) => state.history.present.value.relationships.get(id));
  const foreign = isForeignId(id);
  const [from = '', , to = ''] = id.split('|');
  const ofEnds = useQuery(amongOptions(shown || foreign ? [] : [from, to]));
  const alone = useQuery({ ...relationshipOptions(id), enabled: !shown && foreign });
  const found =
    shown ??
    alone.data?.relationships[0] ??
    ofEnds.data?.relationships.find((one) => one.id === id);
  if (!found) {
    return (foreign ? alone : ofEnds).isPending ? (
      <p className="late caption">{strings.loading}</p>
    ) : (
      <p>{strings.thisRelationshipIsNotIn}</p>
    );
  }
  return <Card relationship={found} known={alone.data?.nodes ?? []} />;
}

interface CardProps {
  relationship: GraphRelationship;
  known: readonly GraphNode[];
}

function Card({ relationship, known }: CardProps) {
  const end = (id: string) => known.find((node) => node.id === id);
  const from = useQuery(nodeOptions(relationship.from)).data?.node ?? end(relationship.from);
  const to = useQuery(nodeOptions(relationship.to)).data?.node ?? end(relationship.to);
  const { properties } = relationship;
  const type = typeOf(relationship);
  const stance = stanceOf(relationship);
  const doubt = unknownDatesOf(relationship);
  const sources = Array.isArray(properties.sources) ? properties.sources.map(String) : [];
  return (
    <article>
      <p className="kind caption">{strings.relationship}</p>
      <p className="sentence serif">
        {from ? <NodeLink node={from} short={90} /> : relationship.from}
        <span className="verb">
          {' '}
          {stance ? (
            <StanceMark stance={stance} word={stances[stance].verb.toLowerCase()} />
          ) : type ? (
            relationshipTitle(relationship)
          ) : (
            `→ ${relationshipTitle(relationship)} →`
          )}{' '}
        </span>
        {to ? <NodeLink node={to} short={90} /> : relationship.to}
      </p>
      {doubt && <p className="caption">{`${doubt.charAt(0).toUpperCase()}${doubt.slice(1)}.`}</p>}
      {type && <Remarks properties={properties} />}
      <PropertyList
        properties={type ? without(properties, 'stance') : properties}
        known={type ? propertiesOfType(type) : undefined}
      />
      {type && (
        <section className="more">
          <h3 className="caption">
            {type === 'STATED_IN' ? strings.itIsItselfTheProof : counted(sources.length, 'source')}
          </h3>
          {sources.map((source) => (
            <Source key={source} id={source} />
          ))}
        </section>
      )}
    </article>
  );
}

function Source({ id }: { id: string }) {
  const { data } = useQuery(nodeOptions(id));
  return data ? <SourceLine source={data.node} /> : <p className="caption">{id}</p>;
}

function without<Value>(map: Record<string, Value>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== name));
}
