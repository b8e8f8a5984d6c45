/** The mark of a body that nobody could identify. */
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { strings } from './strings.ts';

export function Unidentified({ node }: { node: GraphNode }) {
  return node.properties.unidentified === true ? (
    <span className="caption"> {strings.notIdentified}</span>
  ) : null;
}
