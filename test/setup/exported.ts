/** Writes exports to files, reads them back, and tells how they differ from the graph. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { unzipSync } from 'fflate';
import { type GraphFormat, graphFiles } from '../../model/formats/graph-files.ts';
import type { ExportGraph } from '../../server/exports/graph.ts';
import { exportFormats } from '../../server/exports/index.ts';
import { sinkTo } from '../../server/exports/sink.ts';
import type { ImportFile } from '../../server/imports/formats/format.ts';
import type { BatchNode, BatchRelationship } from '../../server/store/batch.ts';
import { filesAt } from './import-reading.ts';

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
export async function exported(format: GraphFormat, graph: ExportGraph): Promise<Buffer> {
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
export async function withFiles<Result>(
  format: GraphFormat,
  bytes: Buffer,
  use: (files: ImportFile[], folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-exported-'));
  try {
    if (format === 'dossier' || format === 'csv') {
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

/** What of a graph another lacks or has otherwise, as the loss report calls it, by kind and count. */
export function differences(graph: Whole, other: Whole): { kind: string; count: number }[] {
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
    for (const [name, value] of Object.entries(a)) {
      if (value === null || value === undefined) continue;
      if (JSON.stringify(b[name]) !== JSON.stringify(value)) count(`property ${name} of ${of}`);
    }
  };
  for (const { id, label, properties } of graph.nodes.values()) {
    compare(label, 'node', properties, other.nodes.get(id)?.properties);
  }
  for (const { id, type, properties } of graph.relationships.values()) {
    compare(type, 'relationship', properties, other.relationships.get(id)?.properties);
  }
  return sorted(counts);
}

function sorted(counts: ReadonlyMap<string, number>): { kind: string; count: number }[] {
  return [...counts]
    .map(([kind, times]) => ({ kind, count: times }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}
