/** A link to a node's own page; a party by its abbreviation, where it has one. */

import { listName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { pageOf } from '../../address/address.ts';
import { To } from '../../address/To.tsx';
import { lastFilters } from '../../address/working-set.ts';
import { NodeLink } from '../links/NodeLink.tsx';

export function PageLink({ node }: { node: GraphNode }) {
  const to = pageOf(node);
  return to ? (
    <To to={to} search={lastFilters}>
      {listName(node)}
    </To>
  ) : (
    <NodeLink node={node} />
  );
}
