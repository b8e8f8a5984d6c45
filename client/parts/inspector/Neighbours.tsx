/** How a node is joined to others: by type and direction, with the true total of each. */
import { useQuery } from '@tanstack/react-query';
import { isForeignId } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import type { Degree } from '../../../model/schemas/nodes.ts';
import { neighboursOptions } from '../../api/neighbours.ts';
import { capital, titleFrom } from '../../canvas/state/look.ts';
import { NodeLink } from '../links/NodeLink.tsx';
import { RelationshipLink } from '../links/RelationshipLink.tsx';
import { strings } from './strings.ts';

const listed = 12;
/** As many relationships as one request brings. */
const atOnce = 200;
type Direction = Degree['direction'];

interface Group {
  type: string;
  direction: Direction;
  total: number;
}

/** Memberships, offices, parts, acts: the relationships of a node that are counted in `degrees`. */
export function Neighbours({ node, degrees }: { node: GraphNode; degrees: readonly Degree[] }) {
  const foreign = isForeignId(node.id);
  const types = [...new Set(degrees.map(({ type }) => type))];
  const groups = groupsOf(degrees);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const few = total <= atOnce;
  const { data } = useQuery({
    ...neighboursOptions(node.id, foreign ? { limit: atOnce } : { type: types, limit: atOnce }),
    enabled: types.length > 0 && few,
  });
  if (!few) return groups.map((group) => <OfOne key={keyOf(group)} node={node} group={group} />);
  if (!data) return null;
  const found = new Map<string, GraphRelationship[]>();
  for (const one of data.relationships) {
    const key = keyOf({ type: one.type, direction: one.from === node.id ? 'out' : 'in' });
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found].map(([key, ones]) => (
    <Section
      key={key}
      node={node}
      others={data.nodes}
      relationships={ones}
      direction={ones[0]?.from === node.id ? 'out' : 'in'}
      total={ones.length}
    />
  ));
}

/** One type in one direction, asked for by itself: the node has very many relationships. */
function OfOne({ node, group }: { node: GraphNode; group: Group }) {
  const { type, direction, total } = group;
  const { data } = useQuery(neighboursOptions(node.id, { type: [type], direction, limit: listed }));
  if (!data || data.relationships.length === 0) return null;
  const { relationships, nodes } = data;
  return <Section {...{ node, direction, relationships, total }} others={nodes} />;
}

interface SectionProps {
  node: GraphNode;
  others: readonly GraphNode[];
  relationships: readonly GraphRelationship[];
  direction: Direction;
  total: number;
}

function Section({ node, others, relationships, direction, total }: SectionProps) {
  const [first] = relationships;
  if (!first) return null;
  const byId = new Map([node, ...others].map((other) => [other.id, other]));
  const shown = Math.min(listed, relationships.length);
  return (
    <section className="more">
      <h3 className="caption">
        {capital(titleFrom(first, direction))}
        {total > shown ? strings.of(shown, total.toLocaleString('en')) : ''}
      </h3>
      <ul className="terms">
        {relationships.slice(0, listed).map((one) => {
          const id = one.from === node.id ? one.to : one.from;
          const other = byId.get(id);
          return (
            <li key={one.id}>
              {other ? <NodeLink node={other} /> : id}
              <RelationshipLink relationship={one} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function groupsOf(degrees: readonly Degree[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { type, direction, count } of degrees) {
    const known = groups.get(keyOf({ type, direction }));
    groups.set(keyOf({ type, direction }), { type, direction, total: (known?.total ?? 0) + count });
  }
  return [...groups.values()];
}

function keyOf({ type, direction }: Pick<Group, 'type' | 'direction'>): string {
  return `${direction} ${type}`;
}
