/** Applies what a write changed to the graph in memory. */
import { entityLabel } from '../../../../model/vocabulary/index.ts';
import type { Ids } from '../evaluator/graph/graph.ts';
import type { MemoryGraph } from '../evaluator/graph/memory.ts';
import { addPart, type GraphPart } from '../graph-parts.ts';
import type { ReadingRequest } from './messages.ts';

/**
 * Of the entities that a write touched what is not in the part is no more; all else in it is new or
 * changed.
 */
export function follow(
  graph: MemoryGraph,
  { entities, part }: Extract<ReadingRequest, { method: 'follow' }>,
): void {
  const nodes = new Set(part.nodes.flatMap(({ ids }) => ids.map((id) => `n:${id}`)));
  const relationships = new Set(
    part.relationships.flatMap(({ ids }) => ids.map((id) => `e:${id}`)),
  );
  for (const id of entities) {
    for (const node of listed(graph.findNodes(entityLabel, 'id', id))) {
      const key = graph.nodeElementId(node);
      if (!nodes.has(key)) graph.removeNode(key);
    }
  }
  for (const key of nodes) {
    const node = graph.nodeOf(key);
    if (node < 0) continue;
    for (const relationship of listed(graph.expand(node, 'both'))) {
      const joined = graph.relationshipElementId(relationship);
      if (!relationships.has(joined)) graph.removeRelationship(joined);
    }
  }
  removeReused(graph, part);
  addPart(graph, part);
}

/** The engine gives the number of a deleted relationship to a new one. */
function removeReused(graph: MemoryGraph, part: GraphPart): void {
  for (const { type, ids, starts, ends } of part.relationships) {
    for (const [index, id] of ids.entries()) {
      const known = graph.relationshipOf(`e:${id}`);
      if (known < 0) continue;
      const isSame =
        graph.typeOf(known) === type &&
        graph.nodeNumber(graph.startOf(known)) === starts[index] &&
        graph.nodeNumber(graph.endOf(known)) === ends[index];
      if (!isSame) graph.removeRelationship(`e:${id}`);
    }
  }
}

/** All of them, before any of them is changed. */
function listed(ids: Ids): number[] {
  const found: number[] = [];
  for (let id = ids.next(); id >= 0; id = ids.next()) found.push(id);
  return found;
}
