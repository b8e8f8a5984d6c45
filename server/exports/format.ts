/** What a format of `server/exports/formats/` gives: the file, and what the file cannot hold. */

import type { Sink } from '../sink.ts';
import type { BatchNode, BatchRelationship } from '../store/batch.ts';
import type { Store } from '../store/store.ts';
import type { ExportGraph } from './graph.ts';

export interface ExportContext {
  /** Address of the server or site, for links in the file; none in a command. */
  origin?: string;
  /** `2026-11-24`. */
  day: string;
  /** Of the dossier and in file names: lower case words with hyphens. */
  name: string;
  /** For a study: what goes along beside the graph. */
  study?: StudyParts;
}

/** What a study holds beside the graph. */
export interface StudyParts {
  store: Store;
  /** Version of the program. */
  program: string;
  title?: string | undefined;
  /** What makes the working set, as in the address; empty for the whole graph. */
  filters?: Readonly<Record<string, unknown>>;
  figures?: readonly { name: string; bytes: Uint8Array }[];
}

export interface ExportFormat {
  name: string;
  write(graph: ExportGraph, sink: Sink, context: ExportContext): Promise<void>;
  /**
   * What of a page of nodes or relationships the file cannot hold, each as a kind such as `property
   * wikidata of Actor` or `relationship SIGNED`: what is read from the file differs by exactly these.
   */
  losesNodes(nodes: readonly BatchNode[], graph: ExportGraph): Losses;
  losesRelationships(relationships: readonly BatchRelationship[], graph: ExportGraph): Losses;
}

type Losses = readonly string[] | Promise<readonly string[]>;

interface LossReport {
  nodes: number;
  relationships: number;
  losses: { kind: string; count: number }[];
}

/** Counts what a file of this format would not hold. */
export async function lossReport(format: ExportFormat, graph: ExportGraph): Promise<LossReport> {
  const counts = new Map<string, number>();
  const count = (kinds: Iterable<string>) => {
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  const report: LossReport = { nodes: 0, relationships: 0, losses: [] };
  for await (const page of graph.nodes()) {
    report.nodes += page.length;
    count(await format.losesNodes(page, graph));
  }
  for await (const page of graph.relationships()) {
    report.relationships += page.length;
    count(await format.losesRelationships(page, graph));
  }
  report.losses = [...counts]
    .map(([kind, times]) => ({ kind, count: times }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
  return report;
}

/** Properties of an element that are not among those held, as kinds. */
export function otherProperties(
  of: string,
  properties: Record<string, unknown>,
  held: ReadonlySet<string>,
): string[] {
  return Object.entries(properties)
    .filter(([name, value]) => !held.has(name) && value !== null && value !== undefined)
    .map(([name]) => `property ${name} of ${of}`);
}
