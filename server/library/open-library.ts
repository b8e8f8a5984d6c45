/**
 * People's own queries for a command: in the store itself or, where a running server holds the
 * embedded store, through that server.
 */

import { problem } from '../../model/schemas/api.ts';
import { importQueriesReply, queriesReply, type SavedQuery } from '../../model/schemas/queries.ts';
import type { Config } from '../config.ts';
import { StancegraphError, StoreInUse } from '../errors.ts';
import { runningServer } from '../running-server.ts';
import { openStore } from '../store/open-store.ts';
import { saveQueries } from './import-queries.ts';
import { ownQueries } from './saved-queries.ts';

export interface OwnQueries {
  list(): Promise<SavedQuery[]>;
  /** Throws `bad-input` that names every query that was refused. */
  save(queries: readonly SavedQuery[]): Promise<{ made: number; changed: number; same: number }>;
  close(): Promise<void>;
}

/** Throws `StartError` when neither the store nor a server with it can be reached. */
export async function openLibrary(config: Config): Promise<OwnQueries> {
  try {
    const store = await openStore(config, 'command');
    return {
      list: () => ownQueries(store),
      save: (queries) => saveQueries(store, queries),
      close: () => store.engine.close(),
    };
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
    return throughServer(await runningServer(config), config.editorToken, error);
  }
}

/** The queries of a running server; `otherwise` is thrown when there is none. */
export async function throughServer(
  url: string,
  token: string | undefined,
  otherwise: Error,
): Promise<OwnQueries> {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/api${path}`, {
      ...init,
      headers: {
        'Content-Type': 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
    });
  const list = async () => {
    const { queries } = queriesReply.parse(await (await ask('/queries')).json());
    return queries.filter((query) => query.own);
  };
  await list().catch(() => {
    throw otherwise;
  });
  return {
    list,
    async save(queries) {
      const reply = await ask('/queries', { method: 'POST', body: JSON.stringify({ queries }) });
      const body: unknown = await reply.json();
      if (reply.ok) return importQueriesReply.parse(body);
      const { detail, errors } = problem.parse(body);
      throw new StancegraphError('bad-input', `The server at ${url} saved none. ${detail}`, {
        errors: errors ?? queries.map(({ name }) => ({ path: name, message: detail })),
      });
    },
    async close() {},
  };
}
