/** What a start does about imports that were broken off. */
import { hostname } from 'node:os';
import type { Store } from '../store/store.ts';
import { type ImportSummary, importHeads, storedImport } from './records.ts';
import { takeOut, undo } from './undo.ts';

/** A writer on another machine that has not said anything for so long is taken to have ended. */
const silentMs = 90_000;

/** Takes out what is left of imports that nobody goes on with, and finishes undoing. Gives their ids. */
export async function recoverImports(store: Store): Promise<string[]> {
  const recovered: string[] = [];
  for (const head of await importHeads(store)) {
    if (head.state !== 'applying' && head.state !== 'undoing') continue;
    if (store.engine.kind === 'neo4j' && isAlive(head)) continue;
    if (head.state === 'applying') await takeOut(store, head.id);
    else await finishUndo(store, head.id);
    recovered.push(head.id);
  }
  return recovered;
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
