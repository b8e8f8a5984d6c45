/** The parent's side of one child process: asks, waits, watches its memory, kills it. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ChildReply, ChildRequest, Part } from './messages.ts';
import { makeTemporary, pointingTo, removeTemporary } from './temporary.ts';

/** Why a request ended without an answer of the engine. */
export class ChildGone extends Error {
  readonly reason: 'time' | 'memory' | 'cancelled' | 'ended';
  constructor(reason: ChildGone['reason'], detail = '') {
    super(`the store's process ended (${reason})${detail ? `: ${detail}` : ''}`);
    this.reason = reason;
  }
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  part: ((part: Part) => void) | undefined;
}

export interface ChildSettings {
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
const program = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/server/store/embedded/child.js', import.meta.url)
  : new URL('./child.js', import.meta.url);

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
    this.#child = fork(fileURLToPath(program), {
      env: { ...withoutSecrets(process.env), ...pointingTo(this.temporary) },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
    });
    this.#child.stderr?.on('data', (data) => {
      this.#stderr = (this.#stderr + String(data)).slice(-stderrKept);
    });
    this.#child.on('message', (message: ChildReply | Part) => this.#receive(message));
    this.#child.on('error', () => {});
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', () => {
        clearInterval(this.#poll);
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
    request: ChildRequest,
    options: { timeoutMs?: number; part?: (part: Part) => void } = {},
  ): Promise<Value> {
    if (!this.alive) throw new ChildGone(this.#reason, this.#stderr.trim());
    const id = this.#next++;
    const { timeoutMs, part } = options;
    const late = timeoutMs ? setTimeout(() => this.kill('time', id), timeoutMs) : undefined;
    try {
      return await new Promise<Value>((resolve, reject) => {
        this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, part });
        this.#child.send({ id, request });
      });
    } finally {
      clearTimeout(late);
    }
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

  #receive(message: ChildReply | Part): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if (!('ok' in message)) {
      waiting.part?.(message);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.ok) waiting.resolve(message.value);
    else waiting.reject(new Error(message.message));
  }
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
