/** All relationships between two nodes or bundles: each opens. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { stanceOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { amongOptions } from '../../api/subgraph.ts';
import { useExplorer } from '../../canvas/index.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { endsOfBetween, relationshipsBetween } from '../../canvas/state/between.ts';
import { relationshipTitle } from '../../canvas/state/look.ts';
import { NodeLink } from '../links/NodeLink.tsx';
import { RelationshipLink } from '../links/RelationshipLink.tsx';
import { strings } from './strings.ts';

/** From the canvas when it has them, else from the store. */
export function BetweenCard({ id }: { id: string }) {
  const ends = endsOfBetween(id) ?? (['', ''] as const);
  const scene = useExplorer((state) => state.history.present.value);
  const shown = relationshipsBetween(scene, ends);
  const ofStore = shown.length === 0 && ends.every((end) => end && !end.startsWith('bundle:'));
  const { data, isPending } = useQuery(amongOptions(ofStore ? ends : []));
  const nodes = new Map([
    ...scene.nodes,
    ...(data?.nodes ?? []).map((node): [string, GraphNode] => [node.id, node]),
  ]);
  const found = shown.length > 0 ? shown : (data?.relationships ?? []);
  if (found.length === 0) {
    return ofStore && isPending ? (
      <p className="late caption">{strings.loading}</p>
    ) : (
      <p>{strings.nothingJoinsTheseTwo}</p>
    );
  }
  return (
    <article>
      <p className="kind caption">{strings.relationships}</p>
      <h2 className="title">
        {counted(found.length, 'relationship')} {strings.betweenTheseTwo}
      </h2>
      <ul className="between">
        {found.map((one) => (
          <Relationship key={one.id} relationship={one} nodes={nodes} />
        ))}
      </ul>
    </article>
  );
}

interface RelationshipProps {
  relationship: GraphRelationship;
  nodes: ReadonlyMap<string, GraphNode>;
}

function Relationship({ relationship, nodes }: RelationshipProps) {
  const stance = stanceOf(relationship);
  const end = (id: string) => {
    const node = nodes.get(id);
    return node ? <NodeLink node={node} short={60} /> : id;
  };
  return (
    <li>
      <p className="serif">
        {end(relationship.from)}{' '}
        {stance ? (
          <StanceMark stance={stance} word={stances[stance].verb.toLowerCase()} />
        ) : (
          <span className="verb">{relationshipTitle(relationship)}</span>
        )}{' '}
        {end(relationship.to)}
      </p>
      <RelationshipLink relationship={relationship} />
    </li>
  );
}
