/** Writes everything that the store holds to a file. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { StancegraphError } from '../errors.ts';
import { sinkTo } from '../sink.ts';
import { graphVersion } from '../store/cache.ts';
import { type RecordKind, recordKinds } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type BackupLine, type Counts, formatVersion } from './format.ts';

/** Nodes read at a time. */
const nodesAtOnce = 2000;
/** Nodes whose relationships are read at a time: a hub has many. */
const hubsAtOnce = 500;

export interface BackupCounts extends Counts {
  /** What is not of the vocabulary: nodes, relationships, and labels that nodes have beside ours. */
  leftOut: { nodes: number; relationships: number; labelled: number };
}

/**
 * Writes a backup; the file is there once it is whole. Throws `conflict` when the store was
 * written to meanwhile.
 */
export async function backup(
  store: Store,
  path: string,
  program: string,
  progress: (done: Counts) => void = () => {},
): Promise<BackupCounts> {
  const part = `${path}.part`;
  const gzip = createGzip();
  const sink = sinkTo(gzip);
  const written = pipeline(gzip, createWriteStream(part));
  // Told where it is awaited.
  written.catch(() => {});
  const done = nothingYet();
  const write = (line: BackupLine) => sink.write(`${JSON.stringify(line)}\n`);
  try {
    await writeLines(store, program, write, done, progress);
    gzip.end();
    await written;
    await rename(part, path);
    return done;
  } catch (error) {
    gzip.destroy();
    await written.catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

/** Which of a store goes along: all of it unless said. */
export interface Extent {
  ids?: ReadonlySet<string> | undefined;
  kinds?: readonly RecordKind[];
  /** When it was made: the moment unless said. */
  made?: string;
}

/** Writes the lines of a backup of the whole store or a part of it. Throws `conflict` as {@link backup}. */
export async function writeLines(
  store: Store,
  program: string,
  write: (line: BackupLine) => Promise<void>,
  done: BackupCounts = nothingYet(),
  progress: (done: Counts) => void = () => {},
  { ids: wanted, kinds = recordKinds, made = new Date().toISOString() }: Extent = {},
): Promise<BackupCounts> {
  const { archive, records } = store;
  const before = await momentOf(store, kinds);
  await write({ backup: formatVersion, made, program, store: store.engine.kind });
  const ids: string[] = [];
  for await (const { nodes, labelled } of pages(store)) {
    for (const node of nodes) {
      if (wanted && !wanted.has(node.id)) continue;
      await write({ node });
      ids.push(node.id);
    }
    done.nodes = ids.length;
    done.leftOut.labelled += labelled;
    progress(done);
  }
  const kept = new Set(ids);
  for (let at = 0; at < ids.length; at += hubsAtOnce) {
    const found = await archive.relationships(ids.slice(at, at + hubsAtOnce));
    // One that leads to a node that is left out could not be restored.
    for (const relationship of found.filter(({ to }) => kept.has(to))) {
      await write({ relationship });
      done.relationships += 1;
    }
    progress(done);
  }
  for (const kind of kinds) {
    for (const { key } of await records.heads(kind)) {
      const record = await records.get(kind, key);
      if (!record) continue;
      await write({ record: { label: kind, ...record } });
      done.records += 1;
    }
  }
  for (const entry of await archive.audit()) {
    await write({ audit: entry });
    done.entries += 1;
  }
  const totals = await archive.totals();
  done.leftOut.nodes = totals.nodes - done.nodes;
  done.leftOut.relationships = totals.relationships - done.relationships;
  if ((await momentOf(store, kinds)) !== before) {
    throw new StancegraphError(
      'conflict',
      'The store was written to while it was backed up, so the backup would not be of one moment. Nothing was kept; start it again.',
    );
  }
  const { leftOut: _, ...end } = done;
  await write({ end });
  return done;
}

/** Changes with every write of the graph or of the kinds that go along; others may be written meanwhile. */
export async function momentOf(
  { engine, records }: Store,
  kinds: readonly RecordKind[],
): Promise<string> {
  const heads = await Promise.all(kinds.map((kind) => records.heads(kind)));
  const revisions = heads.flat().map(({ key, revision, changed }) => [key, revision, changed]);
  return JSON.stringify([await graphVersion(engine), revisions]);
}

function nothingYet(): BackupCounts {
  const leftOut = { nodes: 0, relationships: 0, labelled: 0 };
  return { nodes: 0, relationships: 0, records: 0, entries: 0, leftOut };
}

async function* pages({ archive }: Store) {
  let after = '';
  for (;;) {
    const { last, ...page } = await archive.nodes(after, nodesAtOnce);
    if (last === undefined) return;
    yield page;
    after = last;
  }
}
