/**
 * A study: one archive with the graph, codebooks, saved queries, scenes, the audit of decisions, figures
 * and a citation, with which `stancegraph open` shows the same elsewhere.
 */
import { createHash } from 'node:crypto';
import { momentOf, writeLines } from '../../../backup/backup.ts';
import { type BackupLine, formatVersion } from '../../../backup/format.ts';
import { StancegraphError } from '../../../errors.ts';
import type { Sink } from '../../../sink.ts';
import { nodeRow, relationshipRow } from '../../../store/batch.ts';
import type { RecordKind } from '../../../store/records.ts';
import { ArchiveSpool, ZipSink } from '../../archive.ts';
import type { ExportContext, ExportFormat, StudyParts } from '../../format.ts';
import type { ExportGraph } from '../../graph.ts';
import { jsonld } from '../jsonld/index.ts';
import { type Described, decisionFiles, recordFiles } from './parts.ts';
import { readme, studyCitation } from './texts.ts';

/** Tokens stay where they are, and short links lead to the server that made them. */
const kindsOfAll: readonly RecordKind[] = ['SavedQuery', 'Scene', 'Import', 'Coding'];
/** What an import changed is of the whole graph. */
const kindsOfPart: readonly RecordKind[] = ['SavedQuery', 'Scene', 'Coding'];

export const study: ExportFormat = {
  name: 'study',
  write: (graph, sink, context) =>
    ArchiveSpool.in(async (spool) => {
      // Before the first byte goes out: what is refused then is refused in words, and no file breaks off.
      await writeZip(await readWhole(graph, context, spool), sink, context);
    }),
  // The lines by which it is opened hold all that the store holds.
  losesNodes: () => [],
  losesRelationships: () => [],
};

interface StoreCounts {
  nodes: number;
  relationships: number;
  records: number;
  entries: number;
}

/** Times that the store is read while others write to it. */
const tries = 5;

/** What is read of a store, on disk where it may be large. */
interface Contents {
  linked: (to: Sink) => Promise<void>;
  lines: (to: Sink) => Promise<void>;
  described: Described;
}

/** All that a study has of the store, of one moment. Throws `conflict` where there is no moment without a write. */
async function readWhole(
  graph: ExportGraph,
  context: ExportContext,
  spool: ArchiveSpool,
): Promise<Contents> {
  const store = context.study?.store;
  for (let attempt = 1; ; attempt += 1) {
    const before = store && (await momentOf(store, kindsOfAll));
    const contents = await unlessMoved(() => readOnce(graph, context, spool, attempt));
    if (contents && before === (store && (await momentOf(store, kindsOfAll)))) return contents;
    if (attempt < tries) continue;
    throw new StancegraphError(
      'conflict',
      'The store was written to each time that it was read for this study. Try again when nobody imports or edits.',
    );
  }
}

/** Nothing where the store was written to meanwhile. */
async function unlessMoved<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof StancegraphError && error.code === 'conflict') return undefined;
    throw error;
  }
}

async function readOnce(
  graph: ExportGraph,
  context: ExportContext,
  spool: ArchiveSpool,
  attempt: number,
): Promise<Contents> {
  const [linked, lines] = [`linked-${attempt}`, `lines-${attempt}`];
  await jsonld.write(graph, await spool.to(linked), context);
  const to = await spool.to(lines);
  const audit: object[] = [];
  const write = (line: BackupLine) => {
    if ('audit' in line) audit.push(line.audit);
    return to.write(`${JSON.stringify(line)}\n`);
  };
  const { day, study: parts } = context;
  const counts = await (parts ? ofStore(parts, graph, day, write) : ofGraph(graph, day, write));
  return {
    linked: (sink) => spool.copy(linked, sink),
    lines: (sink) => spool.copy(lines, sink),
    described: await describe(graph, context, counts, audit),
  };
}

async function writeZip(
  { linked, lines, described }: Contents,
  sink: Sink,
  context: ExportContext,
): Promise<void> {
  const zip = new ZipSink(sink);
  const sums: string[] = [];
  const file = async (name: string, fill: (to: Sink) => Promise<void>) => {
    const hash = createHash('sha256');
    await zip.file(name, (to) =>
      fill({
        async write(data) {
          hash.update(data);
          await to.write(data);
        },
      }),
    );
    sums.push(`${hash.digest('hex')}  ${name}`);
  };
  const text = (name: string, words: string) => file(name, (to) => to.write(words));
  await file('graph.jsonld', linked);
  await file('store.ndjson', lines);
  for (const [name, words] of described.files) await text(name, words);
  for (const { name, bytes } of context.study?.figures ?? []) {
    await file(`figures/${name}`, (to) => to.write(bytes));
  }
  await text('study.json', `${JSON.stringify(described.head, null, 2)}\n`);
  await text('CITATION.cff', studyCitation(described.head));
  await text('README.md', readme(described.head, described.files));
  await zip.file('SHA256SUMS', (to) => to.write(`${sums.join('\n')}\n`));
  await zip.end();
}

async function describe(
  graph: ExportGraph,
  { day, study: parts }: ExportContext,
  counts: StoreCounts,
  audit: readonly object[],
): Promise<Described> {
  const filters = parts?.filters ?? {};
  const files = parts
    ? [...(await recordFiles(parts.store, graph)), ...(await decisionFiles(parts.store, audit))]
    : [];
  return {
    head: {
      study: 1,
      title: parts?.title ?? `Statements, as of ${day}`,
      made: day,
      program: parts?.program ?? '',
      filters,
      counts,
      figures: (parts?.figures ?? []).map(({ name }) => name),
    },
    files,
  };
}

async function ofStore(
  { store, program }: StudyParts,
  { ids }: ExportGraph,
  // By the day, as the rest of the study: the same graph has the same sums, by which copies are compared.
  made: string,
  write: (line: BackupLine) => Promise<void>,
) {
  const kinds = ids ? kindsOfPart : kindsOfAll;
  const { leftOut: _, ...counts } = await writeLines(store, program, write, undefined, undefined, {
    ids,
    kinds,
    made,
  });
  return counts;
}

/** A graph without a store has no records. */
async function ofGraph(
  graph: ExportGraph,
  made: string,
  write: (line: BackupLine) => Promise<void>,
) {
  const counts = { nodes: 0, relationships: 0, records: 0, entries: 0 };
  await write({ backup: formatVersion, made, program: '', store: 'none' });
  for await (const page of graph.nodes()) {
    for (const node of page) {
      await write({ node: { ...nodeRow(node), label: node.label } });
      counts.nodes += 1;
    }
  }
  for await (const page of graph.relationships()) {
    for (const one of page) {
      const { id, type, from, to } = one;
      const { properties, dates } = relationshipRow(one);
      await write({ relationship: { id, type, from, to, properties, dates } });
      counts.relationships += 1;
    }
  }
  await write({ end: counts });
  return counts;
}
