/** An actor, party, institution or agreement: properties, terms, acts, statements. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { nodeName } from '../../../model/formats/names.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import type { Degree, NodeReply } from '../../../model/schemas/nodes.ts';
import { mainLabel, propertiesOfLabel } from '../../../model/vocabulary/index.ts';
import { speaksAs } from '../../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../../model/vocabulary/relationship-types.ts';
import { To } from '../../address/To.tsx';
import { changesOptions } from '../../api/changes.ts';
import { neighboursOptions } from '../../api/neighbours.ts';
import { statementsOptions } from '../../api/statements.ts';
import { typeTitle } from '../../canvas/state/look.ts';
import { StatementLines } from '../evidence/EvidenceCard.tsx';
import { PropertyList, Remarks } from '../evidence/Properties.tsx';
import { SourceLine } from '../evidence/SourceLine.tsx';
import { NodeLink } from '../links/NodeLink.tsx';
import { RelationshipLink } from '../links/RelationshipLink.tsx';

/** The filter of statements that a node stands for. */
const filters = { person: 'speaker', party: 'party', institution: 'institution' } as const;
const listed = 12;
/** Told with its statements. */
const told: readonly string[] = ['MADE', 'ABOUT', 'MENTIONS'] satisfies RelationshipType[];

/** For every label but Statement and Source; an unknown one shows all its properties. */
export function NodeCard({ reply }: { reply: NodeReply }) {
  const { node, degrees, sources } = reply;
  const label = mainLabel(node.labels);
  const as = speaksAs(label);
  const filter = as ? filters[as] : label === 'Agreement' ? 'agreement' : undefined;
  return (
    <article>
      <h2 className="title">{nodeName(node)}</h2>
      {typeof node.properties.description === 'string' && (
        <p className="description">{node.properties.description}</p>
      )}
      <Remarks properties={node.properties} />
      <PropertyList properties={node.properties} known={label ? propertiesOfLabel(label) : {}} />
      <Neighbours node={node} degrees={degrees.filter(({ type }) => !told.includes(type))} />
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

/** Memberships, offices, parts, acts: the relationships of a node that are counted in `degrees`. */
export function Neighbours({ node, degrees }: { node: GraphNode; degrees: readonly Degree[] }) {
  const types = [...new Set(degrees.map(({ type }) => type))];
  const { data } = useQuery({
    ...neighboursOptions(node.id, { type: types, limit: 200 }),
    enabled: types.length > 0,
  });
  if (!data || types.length === 0) return null;
  const others = new Map(data.nodes.map((other) => [other.id, other]));
  const groups = new Map<string, GraphRelationship[]>();
  for (const one of data.relationships) {
    const title = typeTitle(one.type, one.from === node.id ? 'out' : 'in');
    groups.set(title, [...(groups.get(title) ?? []), one]);
  }
  return (
    <>
      {[...groups].map(([title, ones]) => (
        <section className="more" key={title}>
          <h3 className="caption">
            {title.charAt(0).toUpperCase() + title.slice(1)}
            {ones.length > listed ? `, ${listed} of ${ones.length}` : ''}
          </h3>
          <ul className="terms">
            {ones.slice(0, listed).map((one) => {
              const other = others.get(one.from === node.id ? one.to : one.from);
              return (
                <li key={one.id}>
                  {other ? <NodeLink node={other} /> : one.to}
                  <RelationshipLink relationship={one} />
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

/** A link to the changes of position of this node, if there are any. */
function Changed({ node, filter }: { node: GraphNode; filter: string }) {
  const by = filter === 'agreement' ? 'agreement' : 'speaker';
  const { data } = useQuery(changesOptions({ [by]: node.id, kind: 'change', limit: 1 }));
  if (!data || data.total === 0) return null;
  return (
    <p>
      ⇄{' '}
      <To to="/changes" search={{ [by]: node.id }} withScene>
        {counted(data.total, 'change')} of position
      </To>
    </p>
  );
}

function Said({ node, filter }: { node: GraphNode; filter: string }) {
  const { data } = useQuery(statementsOptions({ [filter]: node.id, limit: 6 }));
  if (!data) return null;
  const title =
    filter === 'agreement'
      ? 'about it or its parts'
      : filter === 'speaker'
        ? ''
        : 'by it and its members at the time';
  return (
    <section className="more">
      <h3 className="caption">
        {counted(data.total, 'statement')}
        {title && ` ${title}`}
        {data.total > data.statements.length ? `, the latest ${data.statements.length}` : ''}
      </h3>
      {data.total === 0 ? (
        <p className="caption">No statement recorded here.</p>
      ) : (
        <StatementLines items={data.statements} />
      )}
      {data.total > data.statements.length && (
        <p className="actions">
          <To to="/table" search={{ [filter]: node.id }} withScene className="button">
            All {counted(data.total, 'statement')} as a table
          </To>
        </p>
      )}
    </section>
  );
}
