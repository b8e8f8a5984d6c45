/** The embedded store: one child process owns the file, another runs people's own Cypher. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { textLabels } from '../../../model/vocabulary/labels.ts';
import { StancegraphError, StartError, StoreInUse } from '../../errors.ts';
import { touchedIn } from '../changes.ts';
import { cypher, cypherNames } from '../cypher-files.ts';
import {
  type Engine,
  type EngineRow,
  type FoundText,
  type NewRows,
  Outrun,
  type Params,
  type ReaderLimits,
  type ReaderSink,
  type WriteStep,
} from '../engine.ts';
import { fromOwnQuestion } from './errors.ts';
import { outrun } from './messages.ts';
import { withoutOptions } from './prefix.ts';
import { ChildGone, StoreProcess } from './process.ts';
import { Reader } from './reader.ts';
import { assertOpen } from './refusals.ts';
import { removeLeftovers, temporaryPrefix } from './temporary.ts';

interface EmbeddedSettings {
  /** Folder of the store; made when it is not there. */
  dataDir: string;
  /** Milliseconds that one of the explorer's own questions may take. */
  timeoutMs?: number;
  /** Bytes of memory that readers' queries may take together. */
  readerMemoryBytes?: number;
}

const fileName = 'graph.grafeo';
const conflictTries = 8;
/** Opening reads the whole file: seconds for a large graph. */
const openTimeoutMs = 120_000;
const writeTimeoutMs = 600_000;
/** Who stops a server does not wait for long; what was acknowledged is in the file's log. */
const closeTimeoutMs = 5000;

/** Throws `StartError` when another process has the store, or the file cannot be opened. */
export async function openEmbedded(settings: EmbeddedSettings): Promise<Engine> {
  const { dataDir, timeoutMs = 15_000, readerMemoryBytes = 1.5 * 1024 ** 3 } = settings;
  const path = join(dataDir, fileName);
  await mkdir(dataDir, { recursive: true }).catch((error: Error) => {
    throw new StartError(
      `The folder ${dataDir} cannot be made: ${error.message}. Set DATA_DIR to another.`,
    );
  });
  const temporary = await temporaryPrefix(dataDir);
  let version = '';
  let closed = false;
  let changed = 0;
  let writes: Promise<unknown> = Promise.resolve();

  const start = async (): Promise<StoreProcess> => {
    const child = new StoreProcess({ temporary });
    try {
      version = await child.ask<string>(
        { method: 'open', path, readOnly: false },
        { timeoutMs: openTimeoutMs },
      );
      return child;
    } catch (error) {
      await child.close(1000);
      throw error;
    }
  };
  let owner: Promise<StoreProcess> = start().catch((error: Error) => {
    throw openError(error, dataDir);
  });
  await removeLeftovers(temporary, (await owner).temporary);
  await removeOldSnapshots(dataDir);

  /** The owner's process; started anew when it has ended unexpectedly. */
  const alive = async (): Promise<StoreProcess> => {
    if (closed)
      throw new StancegraphError('unavailable', 'The server is stopping.', { retryAfter: 5 });
    const pending = owner;
    const current = await pending.catch(() => undefined);
    if (current?.alive) return current;
    // Another request may have started one while this one waited.
    if (owner === pending) owner = start();
    return owner;
  };

  const ask = async <Value>(
    request: Parameters<StoreProcess['ask']>[0],
    patienceMs = timeoutMs,
  ): Promise<Value> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (await alive()).ask<Value>(request, { timeoutMs: patienceMs });
      } catch (error) {
        const again =
          error instanceof ChildGone && error.reason === 'ended' && attempt < 3 && !closed;
        if (!again) throw fromOwnQuestion(error);
      }
    }
  };

  const writeNow = async (steps: WriteStep[]): Promise<EngineRow[][]> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const child = await alive();
        return await child.ask<EngineRow[][]>(
          { method: 'write', steps },
          { timeoutMs: writeTimeoutMs },
        );
      } catch (error) {
        if (error instanceof Error && error.message === outrun) throw new Outrun();
        const conflict = error instanceof Error && error.message.includes('T001');
        if (!conflict || attempt >= conflictTries) throw fromOwnQuestion(error);
        await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt));
      }
    }
  };

  /** False, and nothing is created, when the graph has another version. */
  const createNow = async (rows: NewRows): Promise<boolean> => {
    if (rows.nodes.length + rows.relationships.length === 0) return true;
    try {
      const child = await alive();
      return await child.ask<boolean>({ method: 'create', rows }, { timeoutMs: writeTimeoutMs });
    } catch (error) {
      throw fromOwnQuestion(error);
    }
  };

  /** Writes when what was begun before is done; readers are told of the steps of a write of the graph. */
  const inLine = <Value>(
    write: () => Promise<Value>,
    steps: readonly WriteStep[] | null,
  ): Promise<Value> => {
    const work = writes.then(write).finally(() => {
      // Also after a failure, when it is not known whether it was written.
      if (steps === null) return;
      reader.wrote(touchedIn(steps));
      changed += 1;
    });
    writes = work.catch(() => {});
    return work;
  };

  const reader = new Reader({
    folder: dataDir,
    memoryBytes: readerMemoryBytes,
    temporary,
    owner: ask,
  });

  /** What of a reader's query is to be run. */
  const asked = (query: string): string => {
    const plain = withoutOptions(query);
    assertOpen(plain);
    return plain;
  };

  return {
    kind: 'embedded',
    version: async () => version,
    read: <Row = EngineRow>(text: string, params: Params = {}, patienceMs = timeoutMs) =>
      ask<Row[]>({ method: 'read', text, params }, patienceMs),
    write: (steps, of = 'graph') => inLine(() => writeNow(steps), of === 'graph' ? steps : null),
    create(rows, before, after) {
      const steps = [...before, ...after];
      return inLine(async () => {
        if (!(await createNow(rows))) throw new Outrun();
        await writeNow(steps);
      }, steps);
    },
    // The file is locked: nobody else writes.
    changeMark: async () => ({ mark: String(changed), complete: true }),
    async prepare() {
      const texts = [
        ...cypherNames('former').map((name) => cypher(`former/${name}`)),
        ...cypherNames('schema').map((name) => cypher(`schema/${name}`)),
      ];
      await ask({
        method: 'schema',
        texts,
        textIndexes: textLabels.map((label) => [label, 'searchText']),
      });
      return [];
    },
    async searchTexts(label, words, limit) {
      const found = await ask<{ [Key in keyof FoundText]: unknown }[]>({
        method: 'search',
        label,
        property: 'searchText',
        words: words.join(' '),
        limit,
      });
      return found.flatMap(({ id, searchText }) =>
        typeof id === 'string' && typeof searchText === 'string' ? [{ id, searchText }] : [],
      );
    },
    explain: async (query, params) => reader.explain(asked(query), params),
    readCypher: async (
      query: string,
      params: Params,
      limits: ReaderLimits,
      sink: ReaderSink,
      signal: AbortSignal,
    ) => reader.stream(asked(query), params, limits, sink, signal),
    warmReaders: () => reader.warm(),
    async close() {
      if (closed) return;
      await writes;
      const child = await owner.catch(() => undefined);
      await reader.close();
      closed = true;
      await child?.close(closeTimeoutMs);
    },
  };
}

function openError(error: Error, dataDir: string): Error {
  if (/lock|in use|another process|already open/i.test(error.message)) {
    return new StoreInUse(
      `The store in ${dataDir} is in use by another Stancegraph. Stop it, or set DATA_DIR to another folder.`,
    );
  }
  return new StartError(
    `The store in ${dataDir} cannot be opened: ${error.message.split('\n')[0]}. Restore a backup, or set DATA_DIR to another folder.`,
  );
}

/** Snapshots, and files half written, of a process that was killed. */
async function removeOldSnapshots(dataDir: string): Promise<void> {
  for (const file of await readdir(dataDir)) {
    if (file.startsWith('snapshot-') || file.endsWith('.unfinished'))
      await rm(join(dataDir, file), { recursive: true, force: true });
  }
}
