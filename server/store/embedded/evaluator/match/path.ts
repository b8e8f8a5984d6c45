/** Makes the value of a path of what its elements are. */
import type { Compilation } from '../expressions/context.ts';
import { NodeValue, PathValue, RelationshipValue } from '../values/types.ts';
import { nodeIn } from './nodes.ts';
import type { PatternPath } from './pattern.ts';

/** Puts the path into its slot once all its elements are known. */
export function pathMaker(compilation: Compilation, path: PatternPath): () => PathValue | null {
  const { row, graph } = compilation;
  const start = path.nodes[0]?.slot ?? -1;
  const slots = path.edges.map(({ slot }) => slot);
  return () => {
    let node = nodeIn(row[start]);
    if (node < 0) return null;
    const nodes = [new NodeValue(node, graph)];
    const relationships: RelationshipValue[] = [];
    const add = (relationship: RelationshipValue) => {
      const from = graph.startOf(relationship.id);
      node = from === node ? graph.endOf(relationship.id) : from;
      relationships.push(relationship);
      nodes.push(new NodeValue(node, graph));
    };
    for (const slot of slots) {
      const value = row[slot];
      if (value instanceof RelationshipValue) add(value);
      else if (Array.isArray(value)) {
        for (const one of value) if (one instanceof RelationshipValue) add(one);
      }
    }
    return new PathValue(nodes, relationships);
  };
}
