/** The server as people run it, a process of its own, and a network in front of its store that can fail. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface ServerProcess {
  url: string;
  pid: number;
  child: ChildProcess;
  /** What it said on standard error. */
  errors: string[];
  /** Processes that it has started. */
  children(): number[];
  /** Sends a signal; gives the exit code, or the signal that ended it. */
  end(signal?: NodeJS.Signals): Promise<number | string | null>;
}

interface ProcessOptions {
  env?: Record<string, string>;
  /** Put before node, such as a limit of the shell. */
  shell?: string;
  nodeArguments?: readonly string[];
  /** Ends it (-9) after so long, whether it answers by then or not. */
  killAfterMs?: number;
}

/** Starts dist/server/main.js on a free port and waits until it answers. Throws with what it said. */
export async function startServerProcess(options: ProcessOptions = {}): Promise<ServerProcess> {
  const { env = {}, shell, nodeArguments = [] } = options;
  const program = [process.execPath, ...nodeArguments, 'dist/server/main.js'];
  const all = { PATH: process.env.PATH ?? '', PORT: '0', SEED: 'none', ...env };
  const child = shell
    ? spawn('bash', ['-c', `${shell}; exec ${program.join(' ')}`], { env: all })
    : spawn(program[0] ?? '', program.slice(1), { env: all });
  if (options.killAfterMs !== undefined) {
    const late = setTimeout(() => child.kill('SIGKILL'), options.killAfterMs);
    child.once('exit', () => clearTimeout(late));
  }
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const lines = createInterface({ input: child.stdout });
  let url = '';
  for await (const line of lines) {
    url = /at (http:\S+)/.exec(line)?.[1] ?? '';
    if (url) break;
  }
  if (!url) throw new Error(`the server did not start: ${errors.join('\n')}`);
  child.stdout.resume();
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    child,
    errors,
    children: () => childrenOf(pid),
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
      }
      return child.exitCode ?? child.signalCode;
    },
  };
}

/** The same after a kill: the engine's own process ends in its own time, until when its file is locked. */
export async function startAgain(options: ProcessOptions): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startServerProcess(options);
    } catch (error) {
      if (attempt >= 20) throw error;
    }
  }
}

/** Processes that another has started, where /proc tells it. */
function childrenOf(pid: number): number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

export interface Network {
  port: number;
  /** Ends all connections and takes no more. */
  cut(): void;
  mend(): void;
  /** Milliseconds that every piece is held back. */
  slow(ms: number): void;
  close(): Promise<void>;
}

/** A network to a port of this machine. */
export async function networkTo(target: number): Promise<Network> {
  const open = new Set<Socket>();
  let isCut = false;
  let delay = 0;
  const server = createServer((incoming) => {
    if (isCut) {
      incoming.destroy();
      return;
    }
    const outgoing = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(from);
      from.on('data', (part) => {
        if (delay === 0) to.write(part);
        else setTimeout(() => to.write(part), delay);
      });
      from.on('error', () => {});
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    slow(ms) {
      delay = ms;
    },
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Makes a short link to a page, the smallest thing that is kept; gives its id when it was acknowledged. */
export async function keepLink(
  url: string,
  name: string,
  token?: string,
): Promise<string | undefined> {
  try {
    const answer = await fetch(`${url}/api/links`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ url: `/matrix?q=${name}` }),
    });
    return answer.ok ? (await answer.json()).id : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a server knows a short link. */
export async function hasLink(url: string, id: string): Promise<boolean> {
  return (await fetch(`${url}/l/${id}`, { redirect: 'manual' })).status === 302;
}
