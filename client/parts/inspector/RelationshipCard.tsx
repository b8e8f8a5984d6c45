/** A relationship: its sentence, properties and sources. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { stanceOf } from '../../../model/formats/statement-words.ts';
import type { GraphRelationship } from '../../../model/schemas/graph.ts';
import { propertiesOfType } from '../../../model/vocabulary/index.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { neighboursOptions } from '../../api/neighbours.ts';
import { nodeOptions } from '../../api/node.ts';
import { useExplorer } from '../../canvas/index.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { typeTitle } from '../../canvas/state/look.ts';
import { PropertyList, Remarks } from '../evidence/Properties.tsx';
import { SourceLine } from '../evidence/SourceLine.tsx';
import { NodeLink } from '../links/NodeLink.tsx';

/** From the canvas when it is there, else from the store by its ends. */
export function RelationshipCard({ id }: { id: string }) {
  const shown = useExplorer((state) => state.history.present.value.relationships.get(id));
  const [from = '', type = ''] = id.split('|');
  const { data, isPending } = useQuery({
    ...neighboursOptions(from, { type, direction: 'out', limit: 200 }),
    enabled: shown === undefined && from !== '',
  });
  const found = shown ?? data?.relationships.find((one) => one.id === id);
  if (!found) {
    return isPending ? (
      <p className="late caption">Loading</p>
    ) : (
      <p>This relationship is not in the graph.</p>
    );
  }
  return <Card relationship={found} />;
}

function Card({ relationship }: { relationship: GraphRelationship }) {
  const from = useQuery(nodeOptions(relationship.from)).data?.node;
  const to = useQuery(nodeOptions(relationship.to)).data?.node;
  const { properties, type } = relationship;
  const stance = stanceOf(properties.stance);
  const sources = Array.isArray(properties.sources) ? properties.sources.map(String) : [];
  return (
    <article>
      <p className="kind caption">Relationship</p>
      <p className="sentence serif">
        {from ? <NodeLink node={from} short={90} /> : relationship.from}
        <span className="verb">
          {' '}
          {stance ? (
            <StanceMark stance={stance} word={stances[stance].verb.toLowerCase()} />
          ) : (
            typeTitle(type)
          )}{' '}
        </span>
        {to ? <NodeLink node={to} short={90} /> : relationship.to}
      </p>
      <Remarks properties={properties} />
      <PropertyList properties={without(properties, 'stance')} known={propertiesOfType(type)} />
      <section className="more">
        <h3 className="caption">
          {type === 'STATED_IN' ? 'It is itself the proof' : counted(sources.length, 'source')}
        </h3>
        {sources.map((source) => (
          <Source key={source} id={source} />
        ))}
      </section>
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
