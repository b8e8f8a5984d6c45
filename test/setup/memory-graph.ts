/** A graph in memory as exports see it, for tests that need no store. */
import type { ExportGraph } from '../../server/exports/graph.ts';
import type { BatchRelationship, GraphBatch } from '../../server/store/batch.ts';

export function memoryGraph({ nodes, relationships }: GraphBatch): ExportGraph {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const sorted = [...nodes].sort(byId);
  const grouped = (end: 'from' | 'to') => {
    const groups = new Map<string, BatchRelationship[]>();
    for (const one of [...relationships].sort(byId)) {
      groups.set(one[end], [...(groups.get(one[end]) ?? []), one]);
    }
    return groups;
  };
  const [from, to] = [grouped('from'), grouped('to')];
  const known = new Map(sorted.map((node) => [node.id, node]));
  const unique = (ids: readonly string[]) => [...new Set(ids)];
  return {
    async *nodes() {
      for (let at = 0; at < sorted.length; at += 100) yield sorted.slice(at, at + 100);
    },
    async *relationships() {
      for (const node of sorted) yield from.get(node.id) ?? [];
    },
    async into(ids, types) {
      const found = unique(ids).flatMap((id) => to.get(id) ?? []);
      return found.filter(({ type }) => types.includes(type)).sort(byId);
    },
    async from(ids) {
      return unique(ids)
        .flatMap((id) => from.get(id) ?? [])
        .sort(byId);
    },
    async nodesOf(ids) {
      return unique(ids)
        .flatMap((id) => known.get(id) ?? [])
        .sort(byId);
    },
  };
}
