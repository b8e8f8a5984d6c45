/**
 * The thread that holds the graph and answers readers' queries. It cannot reach files or the network
 * by what it evaluates; the file that it loads is named by the parent.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  type MessagePort,
  parentPort,
  receiveMessageOnPort,
  workerData,
} from 'node:worker_threads';
import type { Graph } from '../evaluator/graph/graph.ts';
import { MemoryGraph } from '../evaluator/graph/memory.ts';
import { prepare } from '../evaluator/index.ts';
import { readGraphFile } from '../graph-file.ts';
import { addPart, type GraphPart } from '../graph-parts.ts';
import { withoutValues } from '../prefix.ts';
import { follow } from './follow.ts';
import type { AskedReading, Loaded, ReadingReply, ReadingRequest } from './messages.ts';
import { sentProblem } from './problems.ts';
import { saveGraph } from './save.ts';
import { Scheduler } from './scheduler.ts';
import { Task } from './task.ts';
import { toValues } from './values.ts';

// Only so does the runtime let a program ask for the memory of what it has thrown away.
setFlagsFromString('--expose-gc');
const freeMemory = runInNewContext('gc') as () => void;

const port = parentPort as MessagePort;
/** Bytes that one query may hold. */
const { memoryBytes } = workerData as { memoryBytes: number };

let graph = new MemoryGraph();
/** What waits until no query is in its midst: a write that is to be followed, and what came after. */
const held: AskedReading[] = [];

const scheduler = new Scheduler({
  graph: (): Graph => graph,
  receive() {
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
      handle(next.message as AskedReading);
    }
  },
  quiet: goOn,
  soon: (run) => void setImmediate(run),
});

port.on('message', handle);

function send(reply: ReadingReply, transfer?: ArrayBuffer): void {
  port.postMessage(reply, transfer ? [transfer] : []);
}

function handle(asked: AskedReading): void {
  const { id, request } = asked;
  if (request.method === 'cancel') {
    scheduler.find(request.of)?.cancel();
    const index = held.findIndex((one) => one.id === request.of);
    if (index >= 0) held.splice(index, 1);
    scheduler.wake();
    return;
  }
  if (request.method === 'taken') {
    scheduler.find(request.of)?.taken(request.rows);
    scheduler.wake();
    return;
  }
  if (held.length > 0) {
    held.push(asked);
    return;
  }
  if (request.method === 'follow' && !scheduler.isQuiet) {
    held.push(asked);
    scheduler.isHeld = true;
    for (const task of scheduler.all) {
      if (!task.isUnderWay) continue;
      if (task.mayBeginAnew) task.beginAnew();
      else task.hurries = true;
    }
    scheduler.wake();
    return;
  }
  answer(id, request);
}

/** Answers what was held up. */
function goOn(): void {
  scheduler.isHeld = false;
  const waiting = held.splice(0);
  for (const asked of waiting) handle(asked);
}

function answer(id: number, request: ReadingRequest): void {
  try {
    switch (request.method) {
      case 'run': {
        const { text, params, limits } = request;
        const look = (task: Task, now: number) => scheduler.look(task, now);
        scheduler.add(new Task({ id, text, params, limits, memoryBytes, send, look }));
        return;
      }
      case 'explain': {
        // Nothing runs, so that no value is needed either.
        const params = { ...withoutValues(request.text), ...request.params };
        send({ id, ok: true, value: prepare(request.text, graph, toValues(params)).plan });
        return;
      }
      case 'load':
        send({ id, ok: true, value: load(readGraphFile(request.path, request.mark)) });
        return;
      case 'save':
        saveGraph(graph, request.path, request.mark);
        send({ id, ok: true, value: null });
        return;
      case 'fill':
        send({ id, ok: true, value: load(request.parts) });
        return;
      case 'follow':
        follow(graph, request);
        send({ id, ok: true, value: null });
        return;
      default:
        send({ id, ok: true, value: null });
    }
  } catch (error) {
    const text = 'text' in request ? request.text : '';
    const problem = sentProblem(error, text, 0);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    send({ id, ok: false, message, ...(problem ? { problem } : {}) });
  }
}

/** Queries that run go on with the graph that they began with. */
function load(parts: Iterable<GraphPart> | undefined): Loaded {
  if (!parts) return null;
  const loaded = new MemoryGraph();
  for (const part of parts) addPart(loaded, part);
  graph = loaded;
  // Has it order its relationships, which the first query would wait for.
  const first = graph.nodes().next();
  if (first >= 0) graph.degree(first, 'out');
  // What was read on the way takes an eighth of the whole, and would stay until a query needs room.
  freeMemory();
  return { nodes: graph.nodeCount, relationships: graph.relationshipCount };
}
