/**
 * An open store: the context in which the explorer's questions (server/questions) are asked, and
 * beside it what the program itself keeps there. Writing a graph is in write-batch.ts.
 */
import type { AuditOrigin } from '../../model/schemas/audit.ts';
import { type Archive, createArchive } from './archive.ts';
import { type Context, createContext, type FactsFile } from './cache.ts';
import type { Engine } from './engine.ts';
import { createRecords, type Records } from './records.ts';

export interface Store extends Context {
  /** From where it is written to: the audit notes it. */
  readonly origin: AuditOrigin;
  /** Saved queries, scenes and other records of the program itself. */
  readonly records: Records;
  /** Everything, for a backup. */
  readonly archive: Archive;
}

/** Through the server, and without a token. */
const ofServer: AuditOrigin = { means: 'server', by: null };

export function createStore(
  engine: Engine,
  origin: AuditOrigin = ofServer,
  factsFile?: FactsFile,
): Store {
  return writtenBy(createContext(engine, factsFile), origin);
}

/** The same store, with what is written through it noted as of somebody else. */
export function writtenBy(context: Context, origin: AuditOrigin): Store {
  const { engine } = context;
  const records = createRecords(engine, origin);
  return { ...context, origin, records, archive: createArchive(engine, records, origin) };
}
