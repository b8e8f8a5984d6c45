/** Writes exports to files, reads them back, and tells how they differ from the graph. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { type GraphFormat, graphFiles } from '../../model/formats/graph-files.ts';
import type { ExportGraph } from '../../server/exports/graph.ts';
import { exportFormats } from '../../server/exports/index.ts';
import { cytoscape } from '../../server/imports/formats/cytoscape/index.ts';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import type { ImportFile, ImportFormat } from '../../server/imports/formats/format.ts';
import { gexf } from '../../server/imports/formats/gexf/index.ts';
import { graphml } from '../../server/imports/formats/graphml/index.ts';
import { jsonld } from '../../server/imports/formats/jsonld/index.ts';
import { neo4jCsv } from '../../server/imports/formats/neo4j-csv/index.ts';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import { refiQda } from '../../server/imports/formats/refi-qda/index.ts';
import { study } from '../../server/imports/formats/study/index.ts';
import { sinkTo } from '../../server/sink.ts';
import type { BatchNode, BatchRelationship } from '../../server/store/batch.ts';
import { filesAt, problemsOf, readAll } from './import-reading.ts';

export interface Whole {
  nodes: Map<string, BatchNode>;
  relationships: Map<string, BatchRelationship>;
}

/** All that an export graph gives. */
export async function wholeOf(graph: ExportGraph): Promise<Whole> {
  const whole: Whole = { nodes: new Map(), relationships: new Map() };
  for await (const page of graph.nodes()) for (const one of page) whole.nodes.set(one.id, one);
  for await (const page of graph.relationships()) {
    for (const one of page) whole.relationships.set(one.id, one);
  }
  return whole;
}

/** The bytes of an export. */
export async function exportedAs(format: GraphFormat, graph: ExportGraph): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  await exportFormats[format].write(graph, sinkTo(stream), {
    day: '2026-11-30',
    name: 'round-trip',
  });
  return Buffer.concat(chunks);
}

/** Uses an export as the files of an import, unpacked where it is an archive of files. */
async function withFiles<Result>(
  format: GraphFormat,
  bytes: Buffer,
  use: (files: ImportFile[], folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-exported-'));
  try {
    if (format === 'dossier' || format === 'csv' || format === 'study') {
      for (const [name, content] of Object.entries(unzipSync(bytes))) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
    } else await writeFile(join(folder, `export.${graphFiles[format].ending}`), bytes);
    return await use(filesAt(folder), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What of a graph another lacks or has otherwise, as the loss report calls it, by kind and count;
 * with `gained` also what only the other has.
 */
export function differences(
  graph: Whole,
  other: Whole,
  gained = false,
): { kind: string; count: number }[] {
  const counts = new Map<string, number>();
  const count = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const compare = (
    of: string,
    what: string,
    a: BatchNode['properties'],
    b?: BatchNode['properties'],
  ) => {
    if (!b) {
      count(`${what} ${of}`);
      return;
    }
    for (const name of new Set([...Object.keys(a), ...(gained ? Object.keys(b) : [])])) {
      const value = a[name];
      if ((value === null || value === undefined) && !(gained && b[name])) continue;
      if (JSON.stringify(b[name]) !== JSON.stringify(value)) count(`property ${name} of ${of}`);
    }
  };
  for (const { id, label, properties } of graph.nodes.values()) {
    compare(label, 'node', properties, other.nodes.get(id)?.properties);
  }
  for (const { id, type, properties } of graph.relationships.values()) {
    compare(type, 'relationship', properties, other.relationships.get(id)?.properties);
  }
  if (gained) {
    for (const [id, { label }] of other.nodes)
      if (!graph.nodes.has(id)) count(`more: node ${label}`);
    for (const [id, { type }] of other.relationships)
      if (!graph.relationships.has(id)) count(`more: relationship ${type}`);
  }
  return sorted(counts);
}

function sorted(counts: ReadonlyMap<string, number>): { kind: string; count: number }[] {
  return [...counts]
    .map(([kind, times]) => ({ kind, count: times }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}

const readers: Partial<Record<GraphFormat, ImportFormat>> = {
  graphml,
  gexf,
  cytoscape,
  jsonld,
  popolo,
  'dna-csv': dna,
  qdpx: refiQda,
  study,
  csv: neo4jCsv,
};

/** What our own readers make of an export. */
export async function readBack(format: GraphFormat, graph: ExportGraph): Promise<Whole> {
  return withFiles(format, await exportedAs(format, graph), async (files, folder) => {
    if (format === 'dossier') {
      const { nodes, relationships } = await readDossier(folder);
      return {
        nodes: new Map(nodes.map((one) => [one.id, one])),
        relationships: new Map(relationships.map((one) => [one.id, one])),
      };
    }
    const reader = readers[format];
    if (!reader) throw new Error(`no reader of ${format}`);
    const read = await readAll(reader, files);
    expect(problemsOf(read)).toEqual([]);
    expect(read.problems).toEqual([]);
    return read;
  });
}
