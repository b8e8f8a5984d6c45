/** Writes everything that the store holds to a file. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { StancegraphError } from '../errors.ts';
import { recordLabels } from '../graph/records.ts';
import type { GraphStore } from '../graph/store.ts';
import { type Counts, formatVersion, type Line } from './format.ts';

/** Nodes read at a time. */
const nodesAtOnce = 2000;
/** Nodes whose relationships are read at a time: a hub has many. */
const hubsAtOnce = 500;

export interface Told extends Counts {
  /** Nodes and relationships that are not of the vocabulary. */
  leftOut: number;
}

/**
 * Writes a backup; the file is there once it is whole. Throws `conflict` when the store was
 * written to meanwhile.
 */
export async function backup(
  store: GraphStore,
  path: string,
  program: string,
  progress: (done: Counts) => void = () => {},
): Promise<Told> {
  const part = `${path}.part`;
  const gzip = createGzip();
  const file = createWriteStream(part);
  gzip.pipe(file);
  file.on('error', (error) => gzip.destroy(error));
  const done: Told = { nodes: 0, relationships: 0, records: 0, entries: 0, leftOut: 0 };
  const write = async (line: Line) => {
    if (!gzip.write(`${JSON.stringify(line)}\n`)) await once(gzip, 'drain');
  };
  try {
    await writeAll(store, program, write, done, progress);
    gzip.end();
    await finished(file);
    await rename(part, path);
    return done;
  } catch (error) {
    gzip.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

async function writeAll(
  store: GraphStore,
  program: string,
  write: (line: Line) => Promise<void>,
  done: Told,
  progress: (done: Counts) => void,
): Promise<void> {
  const { archive, records } = store;
  const before = await archive.mark();
  const made = new Date().toISOString();
  await write({ backup: formatVersion, made, program, store: store.kind });
  const ids: string[] = [];
  for await (const nodes of pages(store)) {
    for (const node of nodes) {
      await write({ node });
      ids.push(node.id);
    }
    done.nodes += nodes.length;
    progress(done);
  }
  for (let at = 0; at < ids.length; at += hubsAtOnce) {
    const { relationships, leftOut } = await archive.relationships(ids.slice(at, at + hubsAtOnce));
    for (const relationship of relationships) await write({ relationship });
    done.relationships += relationships.length;
    done.leftOut += leftOut;
    progress(done);
  }
  for (const label of recordLabels) {
    for (const { key } of await records.heads(label)) {
      const record = await records.get(label, key);
      if (!record) continue;
      await write({ record: { label, ...record } });
      done.records += 1;
    }
  }
  for (const entry of await archive.audit()) {
    await write({ audit: entry });
    done.entries += 1;
  }
  done.leftOut += await archive.others();
  if ((await archive.mark()) !== before) {
    throw new StancegraphError(
      'conflict',
      'The store was written to while it was backed up, so the backup would not be of one moment. Nothing was kept; start it again.',
    );
  }
  const { leftOut: _, ...end } = done;
  await write({ end });
}

async function* pages({ archive }: GraphStore) {
  let after = '';
  for (;;) {
    const { nodes, last } = await archive.nodes(after, nodesAtOnce);
    if (last === undefined) return;
    yield nodes;
    after = last;
  }
}
