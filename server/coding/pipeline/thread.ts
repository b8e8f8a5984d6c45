/**
 * Reads texts in a thread of their own, one after another: while a long one is read, the server
 * answers everybody else. A text that takes too long is given up, and its thread with it.
 */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Histories } from '../../../coding/about.ts';
import type { NameEntry } from '../../../coding/gazetteer.ts';
import type { Suggestions } from '../../../coding/suggest.ts';
import { StancegraphError } from '../../errors.ts';
import type { FromThread, TextToRead, ToThread } from './messages.ts';

/** Compiled code: from the sources (under a test runner) the build beside them is used. */
const program = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/server/coding/pipeline/worker.js', import.meta.url)
  : new URL('./worker.js', import.meta.url);
/** Milliseconds that one text may take; 500,000 characters take about one second. */
const longestMs = 20_000;
/** Texts that wait behind the one that is read. */
const mostWaiting = 12;
/** Names that are handed over between two turns of the event loop. */
const namesAtOnce = 5000;
const memory = { maxOldGenerationSizeMb: 1024, stackSizeMb: 8 };

interface TextThread {
  /**
   * Suggestions for a text. `historiesOf` is asked when its speakers are known. Throws `too-large`
   * when the text takes too long, and `too-many` when too many wait.
   */
  read(
    names: readonly NameEntry[],
    text: TextToRead,
    historiesOf: (speakers: readonly string[]) => Promise<Histories>,
  ): Promise<Suggestions>;
}

/** A thread that starts with its first text and does not keep the process from ending. */
export function createTextThread(limits = { longestMs, mostWaiting }): TextThread {
  let worker: Worker | undefined;
  let known: readonly NameEntry[] | undefined;
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const stop = (which: Worker) => {
    if (worker === which) {
      worker = undefined;
      known = undefined;
    }
    void which.terminate();
  };

  const start = (): Worker => {
    const started = new Worker(program, { resourceLimits: memory, execArgv: [] });
    started.unref();
    // Without a listener an error would end the server.
    started.on('error', () => stop(started));
    worker = started;
    return started;
  };

  const readNow: TextThread['read'] = async (names, text, historiesOf) => {
    const here = worker ?? start();
    const say = (message: ToThread) => here.postMessage(message);
    const replies = listen(here);
    if (known !== names) {
      for (let from = 0; from === 0 || from < names.length; from += namesAtOnce) {
        const last = from + namesAtOnce >= names.length;
        say({
          kind: 'names',
          entries: names.slice(from, from + namesAtOnce),
          first: from === 0,
          last,
        });
        if (!last) await setImmediate();
      }
    }
    let timer: NodeJS.Timeout | undefined;
    try {
      // Not counted as time of the text: with many names their index takes long, which is not its fault.
      if (known !== names) expected(await replies.next(), 'ready');
      known = names;
      timer = setTimeout(() => stop(here), limits.longestMs);
      say({ kind: 'read', text });
      const { speakers } = expected(await replies.next(), 'speakers');
      say({ kind: 'history', histories: await historiesOf(speakers) });
      return expected(await replies.next(), 'found').found;
    } catch (error) {
      // What it would still say belongs to no other text.
      stop(here);
      throw error;
    } finally {
      clearTimeout(timer);
      replies.end();
    }
  };

  return {
    async read(names, text, historiesOf) {
      if (waiting > limits.mostWaiting) {
        throw new StancegraphError(
          'too-many',
          'The server is busy reading texts. Try again in a few seconds.',
          { retryAfter: 5 },
        );
      }
      waiting += 1;
      const mine = turn.then(() => readNow(names, text, historiesOf));
      turn = mine
        .catch(() => {})
        .finally(() => {
          waiting -= 1;
        });
      return mine;
    },
  };

  /** What the thread says, one after another; its end is an error of the text that was read. */
  function listen(here: Worker) {
    const said: FromThread[] = [];
    let wanted: { resolve(reply: FromThread): void; reject(error: Error): void } | undefined;
    let ended = false;
    const onMessage = (reply: FromThread) => {
      if (wanted) wanted.resolve(reply);
      else said.push(reply);
      wanted = undefined;
    };
    const onExit = () => {
      ended = true;
      wanted?.reject(tookTooLong(limits.longestMs));
      wanted = undefined;
    };
    here.on('message', onMessage);
    here.on('exit', onExit);
    return {
      next: () =>
        new Promise<FromThread>((resolve, reject) => {
          const reply = said.shift();
          if (reply) resolve(reply);
          else if (ended) reject(tookTooLong(limits.longestMs));
          else wanted = { resolve, reject };
        }),
      end() {
        here.off('message', onMessage);
        here.off('exit', onExit);
      },
    };
  }
}

/** A reply of one kind. Throws for any other. */
function expected<Kind extends FromThread['kind']>(
  reply: FromThread,
  kind: Kind,
): Extract<FromThread, { kind: Kind }> {
  if (reply.kind === kind) return reply as Extract<FromThread, { kind: Kind }>;
  throw new Error(reply.kind === 'failed' ? reply.message : `unexpected reply ${reply.kind}`);
}

function tookTooLong(ms: number): StancegraphError {
  return new StancegraphError(
    'too-large',
    `Reading this text took too long or too much memory (more than ${ms / 1000} s) and was stopped. Nothing was kept. Split the text and code its parts, or mark the passages yourself.`,
  );
}
