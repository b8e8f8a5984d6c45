/** What a start does about imports that were broken off. */
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import { type ImportSummary, importHeads, storedImport } from './records.ts';
import { takeOut, undo } from './undo.ts';

/** A writer on another machine that has not said anything for so long is taken to have ended. */
const silentMs = 90_000;
/** How often a store that is away is asked whether it is back. */
const awayMs = 2000;
/** How often an import is tried that fails although the store answers. */
const mostTries = 5;

/** Takes out what is left of imports that nobody goes on with, and finishes undoing. Gives their ids. */
export async function recoverImports(store: Store): Promise<string[]> {
  const recovered: string[] = [];
  for (const head of await importHeads(store)) {
    if (head.state !== 'applying' && head.state !== 'undoing') continue;
    if (store.engine.kind === 'neo4j' && isAlive(head)) continue;
    await recoverImport(store, head.id);
    recovered.push(head.id);
  }
  return recovered;
}

/**
 * The same for one that this program has broken off, as soon as the store is there: where it went away in
 * the middle of a write, half of it is in the store. Nothing happens to one that is whole.
 */
export async function recoverWhenBack(
  store: Store,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 1; !signal.aborted; ) {
    try {
      await recoverImport(store, id);
      return;
    } catch {
      // What fails although the store answers is left to the next start; others wait in the line.
      const isThere = await storedImport(store, id).then(
        () => true,
        () => false,
      );
      if (isThere && tries >= mostTries) return;
      if (isThere) tries += 1;
      await setTimeout(awayMs, undefined, { signal }).catch(() => {});
    }
  }
}

async function recoverImport(store: Store, id: string): Promise<void> {
  const found = await storedImport(store, id);
  if (found?.summary.state === 'applying') await takeOut(store, id);
  if (found?.summary.state === 'undoing') await finishUndo(store, id);
}

async function finishUndo(store: Store, id: string): Promise<void> {
  const found = await storedImport(store, id);
  if (found) await undo(store, id, { again: true });
}

/** Whether whoever writes it may still be there. */
function isAlive({ writer }: ImportSummary): boolean {
  if (writer.host !== hostname()) return Date.now() - Date.parse(writer.at) < silentMs;
  if (writer.process === process.pid) return false;
  try {
    process.kill(writer.process, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
