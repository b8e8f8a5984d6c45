/**
 * Corrections of one store, one after another: each reads what stands there before it writes. On Neo4j
 * other servers may write in between: then nothing is written, and the correction begins anew with what
 * stands there now.
 */
import { setTimeout } from 'node:timers/promises';
import { StancegraphError } from '../errors.ts';
import { cypher } from '../store/cypher-files.ts';
import { guardedSteps, inTurn, isOutrun } from '../store/guarded.ts';
import type { Store } from '../store/store.ts';

/** How often a correction begins anew; a few milliseconds lie between two tries. */
const mostTries = 12;

/** Does some work when all that was begun before is done. It reads and writes by the store that it gets. */
export function oneAfterAnother<Value>(
  store: Store,
  work: (store: Store) => Promise<Value>,
): Promise<Value> {
  return inTurn(store.engine, () => unlessOutrun(store, work));
}

async function unlessOutrun<Value>(
  store: Store,
  work: (store: Store) => Promise<Value>,
): Promise<Value> {
  // Of the embedded engine this process is the only writer.
  if (store.engine.kind !== 'neo4j') return work(store);
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(await guarded(store));
    } catch (error) {
      if (!isOutrun(error)) throw error;
      if (tries >= mostTries) {
        throw new StancegraphError(
          'conflict',
          'Other programs are writing to this graph without a pause, so that this could not be done. Nothing was changed. Try again in a minute.',
          { cause: error },
        );
      }
      await setTimeout(5 + Math.random() * 20 * tries);
    }
  }
}

/** The same store, which writes only if nobody else has written since now. */
async function guarded(store: Store): Promise<Store> {
  const { engine, records } = store;
  const [[graph], ofRecords] = await Promise.all([
    engine.read<{ version: number | null }>(cypher('questions/graph-version')),
    records.version(),
  ]);
  const versions = { graph: graph?.version ?? 0, records: ofRecords };
  return {
    ...store,
    engine: { ...engine, write: (steps, of) => engine.write(guardedSteps(steps, versions), of) },
  };
}
