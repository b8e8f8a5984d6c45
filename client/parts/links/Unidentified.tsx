/** The mark of a body that nobody could identify. */
import type { GraphNode } from '../../../model/schemas/graph.ts';

export function Unidentified({ node }: { node: GraphNode }) {
  return node.properties.unidentified === true ? (
    <span className="caption"> not identified</span>
  ) : null;
}
