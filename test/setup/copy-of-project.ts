/** A copy of the project in which files are edited, built and run: what an edit alone brings about. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const parts = ['server', 'coding', 'model', 'cypher', 'client', 'seed', 'package.json'];
const settings = ['tsconfig.json', 'tsconfig.server.json'];

export interface CopyOfProject {
  folder: string;
  /** Puts a text before the one place in a file that holds another. */
  insert(file: string, before: string, text: string): Promise<void>;
  /** Checks the types of everything, and builds the server; the client too when asked. */
  build(client: boolean): Promise<void>;
  /** Runs a command of the server; gives its exit code and everything it said. */
  command(
    name: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
  ): Promise<{ code: number; said: string }>;
  /** Serves the explorer. */
  serve(env: NodeJS.ProcessEnv): Promise<{ url: string; close(): Promise<void> }>;
  remove(): Promise<void>;
}

/** Copies the sources; the packages are the project's own. */
export async function copyOfProject(): Promise<CopyOfProject> {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-copy-'));
  for (const part of [...parts, ...settings]) {
    await cp(part, join(folder, part), { recursive: true });
  }
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  const tool = async (path: string, ...args: string[]) => {
    try {
      await run(process.execPath, [resolve('node_modules', path), ...args], { cwd: folder });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${path} failed: ${stdout}${stderr}`);
    }
  };
  return {
    folder,
    async insert(file, before, text) {
      const path = join(folder, file);
      const found = (await readFile(path, 'utf8')).split(before);
      if (found.length !== 2) throw new Error(`${file} has ${found.length - 1} times ${before}`);
      await writeFile(path, found.join(text + before));
    },
    async build(client) {
      await tool('typescript/bin/tsc', '-p', 'tsconfig.json');
      // The server's program alone: tests and measurements are not copied.
      const server = JSON.parse(await readFile(join(folder, 'tsconfig.server.json'), 'utf8'));
      const include = ['server', 'coding', 'seed', 'model'];
      await writeFile(
        join(folder, 'tsconfig.server.json'),
        JSON.stringify({ ...server, include, exclude: [] }),
      );
      await tool('typescript/bin/tsc', '-p', 'tsconfig.server.json');
      const build = ['build', '--config', 'client/vite.config.ts', '--minify', 'false'];
      if (client) await tool('vite/bin/vite.js', ...build);
    },
    async command(name, args, env) {
      const file = join(folder, 'dist', 'server', 'commands', `${name}.js`);
      try {
        const { stdout, stderr } = await run(process.execPath, [file, ...args], { env });
        return { code: 0, said: stdout + stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, said: stdout + stderr };
      }
    },
    async serve(env) {
      const child = spawn(process.execPath, [join(folder, 'dist', 'server', 'main.js')], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return { url: await addressOf(child), close: () => ended(child) };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The address that a server says it is at; throws with what it said when it ends before. */
async function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  child.stderr?.on('data', (text) => said.push(String(text)));
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    said.push(line);
    const url = /(http:\S+)/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error(`the server ended: ${said.join('\n')}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
