/**
 * The program of a child process: opens one file of the embedded engine and answers its parent. It
 * ends with its parent, and may be killed at any time.
 */
import grafeo, { type GrafeoDB, type OperatorProfile, type QueryResult } from '@grafeo-db/js';
import type { PlanNode } from '../../../model/schemas/queries.ts';
import type { EngineRow, EngineValue, WriteStep } from '../engine.ts';
import { valueSize } from '../value-size.ts';
import type { ChildReply, ChildRequest, Part, StreamSummary } from './messages.ts';
import { toEngineValue } from './values.ts';

/** Rows sent to the parent in one message. */
const rowsAtOnce = 250;
/** Off by default in the engine: how often, and after how much, the log is folded into the file. */
const checkpoints = { intervalMs: 60_000, walBytes: 32e6 };
const bigWrite = 5000;

let database: GrafeoDB | undefined;

function open(): GrafeoDB {
  if (!database) throw new Error('the store is not open');
  return database;
}

async function answer(id: number, request: ChildRequest): Promise<unknown> {
  switch (request.method) {
    case 'open':
      database = request.readOnly
        ? grafeo.GrafeoDB.openReadOnly(request.path)
        : grafeo.GrafeoDB.create(request.path);
      if (!request.readOnly) database.setCheckpointTriggers(checkpoints);
      return database.version();
    case 'read':
      return rowsOf(await open().executeCypher(request.text, request.params));
    case 'stream':
      return stream(id, request);
    case 'plan': {
      const result = await open().executeCypher(`EXPLAIN ${request.text}`, request.params);
      return result.scalar();
    }
    case 'profile': {
      const result = await open().executeCypher(`PROFILE ${request.text}`, request.params);
      return result.profile && toPlan(result.profile.root);
    }
    case 'write':
      return write(request.steps);
    case 'schema':
      for (const text of request.texts) await open().executeCypher(text);
      for (const [label, property] of request.textIndexes) {
        // Texts come folded; every word counts, in whatever language it is.
        await open()
          .createTextIndex(label, property, { tokenizer: 'standard', stopWords: [] })
          .catch((error: Error) => {
            if (!/exist/i.test(error.message)) throw error;
          });
      }
      return null;
    case 'search': {
      const { label, property, words, limit } = request;
      const found = await open().textSearch(label, property, words, limit);
      return found.map(([node]) =>
        open()
          .getNode(node as number)
          ?.get('id'),
      );
    }
    case 'save':
      open().save(request.path);
      return null;
    case 'close':
      database?.close();
      database = undefined;
      return null;
  }
}

function toPlan(step: OperatorProfile): PlanNode {
  return {
    operator: step.operator,
    details: step.detail,
    children: step.children.map(toPlan),
    rows: step.rows,
    timeMs: step.selfTimeMs,
  };
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
      results.push(rowsOf(await transaction.executeCypher(step.text, step.params)));
    }
    transaction.commit();
  } catch (error) {
    transaction.rollback();
    throw error;
  }
  const rows = steps.reduce(
    (sum, { params }) => sum + (Array.isArray(params.rows) ? params.rows.length : 1),
    0,
  );
  if (rows > bigWrite) open().walCheckpoint();
  return results;
}

/** The engine hands over a whole result; only what the caps let through is converted and sent. */
async function stream(
  id: number,
  request: ChildRequest & { method: 'stream' },
): Promise<StreamSummary> {
  const result = await open().executeCypher(request.text, request.params);
  const { columns } = result;
  send({ id, columns });
  let bytes = 0;
  let rowCount = 0;
  let truncated: StreamSummary['truncated'] = false;
  let rows: EngineValue[][] = [];
  for (let index = 0; index < result.length; index += 1) {
    if (rowCount >= request.rows) {
      truncated = 'rows';
      break;
    }
    const row = result.get(index);
    const values = columns.map((name) => toEngineValue(row[name]));
    bytes += valueSize(values);
    if (bytes > request.bytes) {
      truncated = 'bytes';
      break;
    }
    rows.push(values);
    rowCount += 1;
    if (rows.length >= rowsAtOnce) {
      send({ id, rows });
      rows = [];
      await new Promise(setImmediate);
    }
  }
  if (rows.length > 0) send({ id, rows });
  return { rowCount, truncated };
}

function send(message: ChildReply | Part): void {
  if (process.connected) process.send?.(message);
}

process.on('message', ({ id, request }: { id: number; request: ChildRequest }) => {
  answer(id, request).then(
    (value) => send({ id, ok: true, value }),
    (error: unknown) =>
      send({ id, ok: false, message: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => {
  try {
    database?.close();
  } finally {
    process.exit(0);
  }
});
// The parent decides when to stop; a Ctrl+C reaches the whole group.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
