/** The parent's side of one child process: asks, waits, watches its memory, kills it. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { StancegraphError } from '../../errors.ts';
import type { ChildReply, ChildRequest } from './messages.ts';
import type { ReadingReply, ReadingRequest } from './reading/messages.ts';
import { makeTemporary, pointingTo, removeTemporary } from './temporary.ts';

/** Why a request ended without an answer of the engine. */
export class ChildGone extends Error {
  readonly reason: 'time' | 'memory' | 'cancelled' | 'ended';
  constructor(reason: ChildGone['reason'], detail = '') {
    super(`the store's process ended (${reason})${detail ? `: ${detail}` : ''}`);
    this.reason = reason;
  }
}

/** What comes before the last reply to a request. */
type ReplyPart = Exclude<ReadingReply, { ok: boolean }>;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  part: ((part: ReplyPart) => void) | undefined;
}

interface ChildSettings {
  /** What runs in it: the engine, unless said. */
  program?: 'child' | 'reading/program';
  /** Numbers that the program is given. */
  numbers?: number[];
  /** Bytes of memory beyond which the child is killed. */
  memoryBytes?: number;
  /** Lets the owner's child and the server go first. */
  background?: boolean;
  /** With what the name of its temporary folder begins. */
  temporary?: string;
}

const memoryPollMs = 250;
const stderrKept = 2000;

/** Compiled code: from the sources (under a test runner) the build beside them is used. */
const programs = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/server/store/embedded/', import.meta.url)
  : new URL('./', import.meta.url);
/** How a process ends whose memory was used up: by its own word, or killed by its runtime. */
const outOfMemory = 137;

export class StoreProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #poll: NodeJS.Timeout | undefined;
  /** Where it puts temporary files; gone when it has ended. */
  readonly temporary: string | undefined;
  #next = 1;
  #stderr = '';
  #reason: ChildGone['reason'] = 'ended';
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;

  constructor(settings: ChildSettings = {}) {
    this.temporary = makeTemporary(settings.temporary ?? 'stancegraph-');
    const program = new URL(`${settings.program ?? 'child'}.js`, programs);
    this.#child = fork(fileURLToPath(program), (settings.numbers ?? []).map(String), {
      env: { ...withoutSecrets(process.env), ...pointingTo(this.temporary) },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
    });
    this.#child.stderr?.on('data', (data) => {
      this.#stderr = (this.#stderr + String(data)).slice(-stderrKept);
    });
    this.#child.on('message', (message: ChildReply | ReadingReply) => this.#receive(message));
    this.#child.on('error', () => {});
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        clearInterval(this.#poll);
        if (code === outOfMemory || signal === 'SIGABRT') this.#reason = 'memory';
        for (const waiting of this.#waiting.values()) {
          waiting.reject(new ChildGone(this.#reason, this.#stderr.trim()));
        }
        this.#waiting.clear();
        resolve(this.temporary ? removeTemporary(this.temporary) : undefined);
      });
    });
    const { pid } = this.#child;
    if (settings.background && pid) {
      try {
        setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
      } catch {
        // Without that right the queries merely compete for the processor.
      }
    }
    const { memoryBytes } = settings;
    if (memoryBytes && pid) {
      this.#poll = setInterval(() => {
        residentBytes(pid).then(
          (bytes) => bytes > memoryBytes && this.kill('memory'),
          () => {},
        );
      }, memoryPollMs);
      this.#poll.unref();
    }
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get alive(): boolean {
    return (
      this.#child.exitCode === null && this.#child.signalCode === null && this.#child.connected
    );
  }

  /** Asks and waits for the answer; beyond `timeoutMs` the process is killed. */
  async ask<Value>(
    request: ChildRequest | ReadingRequest,
    options: {
      timeoutMs?: number;
      part?: (part: ReplyPart) => void;
      /** Called with the number by which a later request may speak of this one. */
      asked?: (id: number) => void;
    } = {},
  ): Promise<Value> {
    if (!this.alive) throw new ChildGone(this.#reason, this.#stderr.trim());
    const id = this.#next++;
    const { timeoutMs, part, asked } = options;
    const late = timeoutMs ? setTimeout(() => this.kill('time', id), timeoutMs) : undefined;
    try {
      return await new Promise<Value>((resolve, reject) => {
        this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, part });
        this.#child.send({ id, request });
        asked?.(id);
      });
    } finally {
      clearTimeout(late);
    }
  }

  /** Says something that has no answer. */
  tell(request: ReadingRequest): void {
    if (this.alive) this.#child.send({ id: 0, request });
  }

  /** Gives up a request: its answer, should one come, is for nobody. */
  forget(id: number, error: Error): void {
    this.#waiting.get(id)?.reject(error);
    this.#waiting.delete(id);
  }

  /**
   * Ends the process at once. The request that is to blame gets the reason; the others are told
   * that it ended, and may be asked again of another process.
   */
  kill(reason: ChildGone['reason'], blamed?: number): void {
    if (blamed !== undefined) {
      this.#waiting.get(blamed)?.reject(new ChildGone(reason));
      this.#waiting.delete(blamed);
    } else this.#reason = reason;
    this.#child.kill('SIGKILL');
  }

  /** Closes the file and ends the process; kills it when that takes too long. */
  async close(timeoutMs = 10_000): Promise<void> {
    if (!this.alive) return;
    const late = setTimeout(() => this.#child.kill('SIGKILL'), timeoutMs);
    try {
      await this.ask({ method: 'close' });
    } catch {
      // It is going anyway; what was acknowledged is in its log.
    }
    if (this.#child.connected) this.#child.disconnect();
    await this.ended;
    clearTimeout(late);
  }

  #receive(message: ChildReply | ReadingReply): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if (!('ok' in message)) {
      waiting.part?.(message);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.ok) waiting.resolve(message.value);
    else waiting.reject(errorOf(message));
  }
}

function errorOf({ message, ...more }: Extract<ReadingReply, { ok: false }>): Error {
  if (!more.problem) return new Error(message);
  return new StancegraphError(more.problem.code, more.problem.message, more.problem.facts);
}

/** Where people's own Cypher runs, no secret of the server need be. */
function withoutSecrets({ EDITOR_TOKEN: _, NEO4J_PASSWORD: __, ...others }: NodeJS.ProcessEnv) {
  return others;
}

/** Resident memory of a process: from /proc where there is one, else from `ps`. */
async function residentBytes(pid: number): Promise<number> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  }
  if (process.platform === 'win32') return 0;
  return new Promise((resolve, reject) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, output) =>
      error ? reject(error) : resolve(Number(output.trim()) * 1024),
    );
  });
}
