/**
 * Facts that name no source. Files of whole graphs say so with `unsourced: true`, since what names no
 * source in files of others has the file for its source.
 */
import { propertiesOfType } from '../../model/vocabulary/index.ts';
import type { BatchNode, BatchProperties, BatchRelationship } from '../store/batch.ts';
import type { ExportGraph } from './graph.ts';

const known = new WeakMap<ExportGraph, Promise<ReadonlySet<string>>>();

/** Ids of the nodes without evidence: statements that are stated nowhere, and others without sources. */
export function unsourcedNodes(graph: ExportGraph): Promise<ReadonlySet<string>> {
  const found = known.get(graph) ?? findUnsourced(graph);
  known.set(graph, found);
  return found;
}

async function findUnsourced(graph: ExportGraph): Promise<ReadonlySet<string>> {
  const unsourced = new Set<string>();
  for await (const page of graph.nodes()) {
    const statements: string[] = [];
    for (const { id, label, properties } of page) {
      if (label === 'Statement') statements.push(id);
      else if (label !== 'Source' && !hasSources(properties)) unsourced.add(id);
    }
    if (statements.length === 0) continue;
    const own = await graph.from(statements);
    const stated = new Set(own.filter(({ type }) => type === 'STATED_IN').map(({ from }) => from));
    for (const id of statements) if (!stated.has(id)) unsourced.add(id);
  }
  return unsourced;
}

export function hasSources({ sources }: BatchProperties): boolean {
  return Array.isArray(sources) && sources.length > 0;
}

/** Pages of nodes; those without evidence say so. */
export async function* saidNodes(graph: ExportGraph): AsyncGenerator<BatchNode[]> {
  const ids = await unsourcedNodes(graph);
  for await (const page of graph.nodes()) {
    yield page.map((one) => (ids.has(one.id) ? unsourced(one) : one));
  }
}

/** Pages of relationships; those that could name sources and do not say so. */
export async function* saidRelationships(graph: ExportGraph): AsyncGenerator<BatchRelationship[]> {
  for await (const page of graph.relationships()) {
    yield page.map((one) =>
      'sources' in propertiesOfType(one.type) && !hasSources(one.properties) ? unsourced(one) : one,
    );
  }
}

function unsourced<One extends BatchNode | BatchRelationship>(one: One): One {
  return { ...one, properties: { ...one.properties, unsourced: true } };
}
