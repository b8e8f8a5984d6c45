/** The graph, or a part of it, as it is at every boundary, a page at a time. */
import { textOfRange } from '../../model/dates.ts';
import { isEntityId, labelOfId } from '../../model/ids.ts';
import { isOwnRelationship } from '../../model/ours.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import {
  dateProperties,
  hiddenProperties,
  isRelationshipType,
} from '../../model/vocabulary/index.ts';
import type { ArchivedNode, ArchivedRelationship } from '../store/archive.ts';
import type { BatchNode, BatchProperties, BatchRelationship } from '../store/batch.ts';
import { cypher } from '../store/cypher-files.ts';
import type { EngineNode, EngineRelationship } from '../store/engine.ts';
import type { Store } from '../store/store.ts';

const nodesAtOnce = 500;

export interface ExportGraph {
  /** Of a part: the ids of its nodes. */
  ids?: ReadonlySet<string>;
  /** Pages of nodes in the order of their ids, so that those of one label stand together. */
  nodes(): AsyncGenerator<BatchNode[]>;
  /** Pages of relationships, by the node that they go out from. */
  relationships(): AsyncGenerator<BatchRelationship[]>;
  /** Relationships of some types that lead to the given nodes. */
  into(ids: readonly string[], types: readonly string[]): Promise<BatchRelationship[]>;
  /** Relationships that go out from the given nodes. */
  from(ids: readonly string[]): Promise<BatchRelationship[]>;
  /** The given nodes. */
  nodesOf(ids: readonly string[]): Promise<BatchNode[]>;
}

/** The whole graph, or the nodes with the given ids and what joins them. */
export function exportGraph(store: Store, ids?: ReadonlySet<string>): ExportGraph {
  const { archive, engine } = store;
  const isIn = ({ from, to }: BatchRelationship) => !ids || (ids.has(from) && ids.has(to));
  const pages = async function* (): AsyncGenerator<string[]> {
    const all = [...(ids ?? [])].sort();
    for (let at = 0; at < all.length; at += nodesAtOnce) yield all.slice(at, at + nodesAtOnce);
  };
  const graph: ExportGraph = {
    ...(ids ? { ids } : {}),
    async *nodes() {
      if (ids) {
        for await (const page of pages()) yield graph.nodesOf(page);
        return;
      }
      for (let after = ''; ; ) {
        const { nodes, last } = await archive.nodes(after, nodesAtOnce);
        if (last === undefined) return;
        yield nodes.map(nodeOf);
        after = last;
      }
    },
    async *relationships() {
      if (ids) {
        for await (const page of pages()) yield graph.from(page);
        return;
      }
      const known = new Set<string>();
      for await (const page of graph.nodes()) for (const { id } of page) known.add(id);
      const all = [...known];
      for (let at = 0; at < all.length; at += nodesAtOnce) {
        const found = await graph.from(all.slice(at, at + nodesAtOnce));
        yield found.filter(({ to }) => known.has(to));
      }
    },
    async into(of, types) {
      const rows = await engine.read<{
        relationship: EngineRelationship;
        from: string;
        to: string;
      }>(cypher('exports/relationships-into'), { ids: of, types });
      return rows.flatMap(fromEngine).filter(isIn).sort(byId);
    },
    async from(of) {
      return (await archive.relationships(of)).map(relationshipOf).filter(isIn).sort(byId);
    },
    async nodesOf(of) {
      const rows = await engine.read<{ node: EngineNode }>(cypher('exports/nodes-of'), { ids: of });
      return rows
        .flatMap(({ node }): BatchNode[] => {
          const { id } = node.properties;
          const label = typeof id === 'string' && isEntityId(id) ? labelOfId(id) : undefined;
          if (!label || !node.labels.includes(label)) return [];
          return [{ id: String(id), label, properties: boundary(node.properties) }];
        })
        .sort(byId);
    },
  };
  return graph;
}

function nodeOf({ id, label, properties, dates }: ArchivedNode): BatchNode {
  return { id, label, properties: boundary({ ...properties, ...dates }) };
}

function relationshipOf(one: ArchivedRelationship): BatchRelationship {
  const { id, type, from, to, properties, dates } = one;
  return { id, type, from, to, properties: boundary({ ...properties, ...dates }) };
}

function fromEngine(row: {
  relationship: EngineRelationship;
  from: string;
  to: string;
}): BatchRelationship[] {
  const { type, properties } = row.relationship;
  const { id } = properties;
  if (!isRelationshipType(type) || !isOwnRelationship(id, type, row.from, row.to)) return [];
  return [{ id, type, from: row.from, to: row.to, properties: boundary(properties) }];
}

/** Two days become one date; what the store keeps for itself stays behind. */
function boundary(all: Record<string, unknown>): BatchProperties {
  const properties: BatchProperties = {};
  for (const name of Object.keys(all).sort()) {
    if (name === 'id' || hiddenProperties.some((hidden) => hidden === name)) continue;
    const value = all[name] as PropertyValue;
    if (name.endsWith('End') && dateProperties.has(name.slice(0, -3))) continue;
    const last = all[`${name}End`];
    properties[name] =
      dateProperties.has(name) && typeof value === 'string' && typeof last === 'string'
        ? textOfRange(value, last)
        : value;
  }
  return properties;
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
