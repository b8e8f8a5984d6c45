/** A link to a node's own page; a party by its abbreviation, where it has one. */
import { Link } from '@tanstack/react-router';
import type { GraphNode } from '../../../model/graph.ts';
import { pageOf } from '../../app/address.ts';
import { filtersKept } from '../../app/working-set.ts';
import { nodeName, shortName } from '../../ui/text.ts';
import { NodeLink } from '../inspector/NodeLink.tsx';

export function PageLink({ node }: { node: GraphNode }) {
  const to = pageOf(node);
  return to ? (
    <Link to={to as '/'} search={filtersKept as never}>
      {node.labels.includes('Party') ? shortName(node) : nodeName(node)}
    </Link>
  ) : (
    <NodeLink node={node} />
  );
}
