/** What lists and announcements say of what is drawn. */

import { nodeName } from '../../../model/formats/names.ts';
import { statementLine } from '../../../model/formats/statement-words.ts';
import { labelOf, stanceOf, typeOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { relationshipTitle } from './look.ts';

type Nodes = ReadonlyMap<string, GraphNode>;

/**
 * A node’s name; of a statement also who made it and its positions, as far as `relationships`, those
 * of the node, are drawn.
 */
export function spokenName(
  node: GraphNode,
  nodes: Nodes,
  relationships: Iterable<GraphRelationship>,
): string {
  if (labelOf(node) !== 'Statement') return nodeName(node);
  const speakers: GraphNode[] = [];
  const about: Parameters<typeof statementLine>[2][number][] = [];
  for (const one of relationships) {
    const other = nodes.get(one.from === node.id ? one.to : one.from);
    const stance = stanceOf(one);
    if (!other) continue;
    if (typeOf(one) === 'MADE' && one.to === node.id) speakers.push(other);
    if (stance) about.push({ stance, agreement: other });
  }
  return statementLine(node, speakers, about);
}

/** The verb between both ends of a relationship: of a statement on an agreement its stance. */
export function verbOf(one: GraphRelationship): string {
  const stance = stanceOf(one);
  return stance ? stances[stance].verb.toLowerCase() : relationshipTitle(one);
}
