/**
 * A short print of a node of a graph of others. The store gives the id of a deleted node to another one
 * some day: what was saved under that id is then told from what is there now.
 */
import { usualProperty } from '../../../model/formats/naming.ts';
import { isForeignId } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';

/** Of its labels and of what usually names it; none for a node of ours, whose id stays its own. */
export function printOf({ id, labels, properties }: GraphNode): string | undefined {
  if (!isForeignId(id)) return undefined;
  const naming = usualProperty(Object.keys(properties));
  const name = naming === undefined ? '' : JSON.stringify(properties[naming]);
  return hash([...labels].sort().join('\0') + name);
}

/** Whether what is there now is what was saved. */
export function isAsSaved(node: GraphNode, print: string | undefined): boolean {
  return print === undefined || printOf(node) === print;
}

function hash(text: string): string {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at += 1) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(at), 0x5bd1e995);
  }
  return ((high >>> 0) % 0x10000).toString(36) + (low >>> 0).toString(36);
}
