/**
 * The program of the process that answers readers' queries: passes messages between its parent and the
 * thread that holds the graph, which may be busy. It ends with its parent, and may be killed at any time.
 */
import { Worker } from 'node:worker_threads';
import type { AskedReading, ReadingReply } from './messages.ts';

const [memoryBytes = 0, heapBytes = 0] = process.argv.slice(2).map(Number);

/**
 * Room for what lives briefly: with the runtime's own 16 MB large groupings take twice the time; with 96 MB
 * they take as long as with 48, and 50 MB more are needed while a graph of 200,000 nodes is read.
 */
const youngMb = 48;
/** Queries may run on top of one another. */
const stackSizeMb = 16;
/** By this code the parent knows that the memory was used up. */
const outOfMemory = 137;

// Killed, it ends at once, whatever its thread is busy with. A parent that was killed while this
// program was being loaded is gone already, and no event will tell of it.
const end = () => process.kill(process.pid, 'SIGKILL');
process.on('disconnect', end);
if (!process.connected) end();

const worker = new Worker(new URL('./worker.js', import.meta.url), {
  workerData: { memoryBytes },
  resourceLimits: {
    maxOldGenerationSizeMb: Math.round(heapBytes / 1024 ** 2),
    maxYoungGenerationSizeMb: youngMb,
    stackSizeMb,
  },
});
worker.on('message', (reply: ReadingReply) => {
  if (process.connected) process.send?.(reply);
});
worker.on('error', (error: Error & { code?: string }) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory : 1);
});
process.on('message', (asked: AskedReading) => {
  if (asked.request.method === 'close') process.exit(0);
  worker.postMessage(asked);
});
// The parent decides when to stop; a Ctrl+C reaches the whole group.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
