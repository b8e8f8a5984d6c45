/**
 * The program of a child process: opens one file of the embedded engine and answers its parent. It
 * ends with its parent, and may be killed at any time.
 */
import { statSync } from 'node:fs';
import grafeo, { type GrafeoDB, type QueryResult } from '@grafeo-db/js';
import type { EngineRow, WriteStep } from '../engine.ts';
import { create } from './create.ts';
import { GraphFile } from './graph-file.ts';
import { type ChildReply, type ChildRequest, outrun } from './messages.ts';
import { allParts } from './reading-store.ts';
import { StoreReading } from './touched.ts';
import { toEngineValue } from './values.ts';

/** Off by default in the engine: how often, and after how much, the log is folded into the file. */
const checkpoints = { intervalMs: 60_000, walBytes: 32e6 };

let database: GrafeoDB | undefined;
/** The file, and when the log was last folded into it: Unix seconds. */
let folded = { path: '', at: -1 };
let readingOfIt: StoreReading | undefined;

function open(): GrafeoDB {
  if (!database) throw new Error('the store is not open');
  return database;
}

function reading(): StoreReading {
  readingOfIt ??= new StoreReading(open());
  return readingOfIt;
}

/**
 * The log may grow as large as the file: to fold it in writes the whole file anew, which after every few
 * megabytes would take most of the time of a large import. Asked while the file is written this would wait
 * for the end of it.
 */
function spaceCheckpoints(): void {
  const { lastCheckpoint = 0 } = open().checkpointStatus();
  if (lastCheckpoint === folded.at) return;
  folded.at = lastCheckpoint;
  const bytes = statSync(folded.path, { throwIfNoEntry: false })?.size ?? 0;
  const walBytes = Math.max(checkpoints.walBytes, bytes);
  open().setCheckpointTriggers({ ...checkpoints, walBytes });
}

async function dump(path: string, mark: string): Promise<null> {
  const file = new GraphFile(path, mark);
  for await (const part of allParts(open())) file.add(part);
  file.finish();
  return null;
}

async function answer(request: ChildRequest): Promise<unknown> {
  switch (request.method) {
    case 'open':
      database = request.readOnly
        ? grafeo.GrafeoDB.openReadOnly(request.path)
        : grafeo.GrafeoDB.create(request.path);
      folded = { path: request.path, at: -1 };
      if (!request.readOnly) spaceCheckpoints();
      return database.version();
    case 'read':
      return rowsOf(await open().executeCypher(request.text, request.params));
    case 'write':
      return write(request.steps);
    case 'create':
      return create(open(), request.rows).finally(spaceCheckpoints);
    case 'schema':
      for (const text of request.texts) await open().executeCypher(text);
      for (const [label, property] of request.textIndexes) {
        // One that is there is in step with the texts; to make it anew would read them all.
        const isThere = await open()
          .textSearch(label, property, 'a', 1)
          .then(
            () => true,
            () => false,
          );
        // Texts come folded; every word counts, in whatever language it is.
        if (!isThere) {
          await open().createTextIndex(label, property, { tokenizer: 'standard', stopWords: [] });
        }
      }
      return null;
    case 'search': {
      const { label, property, words, limit } = request;
      const found = await open().textSearch(label, property, words, limit);
      return found.map(([id]) => {
        const node = open().getNode(id as number);
        return { id: node?.get('id'), searchText: node?.get(property) };
      });
    }
    case 'save':
      open().save(request.path);
      return null;
    case 'state':
      return reading().state();
    case 'parts':
      return reading().parts();
    case 'touched':
      return reading().touched(request.entities);
    case 'dump':
      return dump(request.path, request.mark);
    case 'close':
      database?.close();
      database = undefined;
      return null;
  }
}

function rowsOf(result: QueryResult): EngineRow[] {
  return result.toArray().map((row) => {
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, toEngineValue(value)]),
    );
  });
}

async function write(steps: WriteStep[]): Promise<EngineRow[][]> {
  const transaction = open().beginTransaction();
  const results: EngineRow[][] = [];
  try {
    for (const step of steps) {
      const rows = rowsOf(await transaction.executeCypher(step.text, step.params));
      if (step.needsRow && rows.length === 0) throw new Error(outrun);
      results.push(rows);
    }
    transaction.commit();
  } catch (error) {
    try {
      transaction.rollback();
    } catch {
      // It was over already: what went wrong before is what matters.
    }
    throw error;
  }
  spaceCheckpoints();
  return results;
}

function send(message: ChildReply): void {
  if (process.connected) process.send?.(message);
}

process.on('message', ({ id, request }: { id: number; request: ChildRequest }) => {
  answer(request).then(
    (value) => send({ id, ok: true, value }),
    (error: unknown) =>
      send({ id, ok: false, message: error instanceof Error ? error.message : String(error) }),
  );
});
function end(): void {
  try {
    database?.close();
  } finally {
    process.exit(0);
  }
}

process.on('disconnect', end);
// No event tells of a parent that was killed while this program was being loaded.
if (!process.connected) end();
// The parent decides when to stop; a Ctrl+C reaches the whole group.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
