/** Starts a real Neo4j on this machine: with Docker when an engine answers, else from Maven. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { StartError } from '../../../errors.ts';
import { neo4jJars, neo4jVersion } from './artifacts.ts';

interface LocalNeo4jOptions {
  /** Folder for its data; a temporary one, removed when it stops, unless given. */
  home?: string;
  boltPort?: number;
  /** Needed when the home was used before. */
  password?: string;
  /** For minutes rather than days: Java compiles its code sooner and less well, and collects plainly. */
  shortLived?: boolean;
  /** Megabytes for its heap and for the pages of its files; a small machine's unless given. */
  heap?: number;
  pageCache?: number;
  log?: (line: string) => void;
}

export interface LocalNeo4j {
  uri: string;
  httpUri: string;
  username: string;
  password: string;
  home: string;
  boltPort: number;
  how: 'docker' | 'maven';
  /** Ends it, cleanly unless a signal says otherwise; a temporary home goes unless `keepHome`. */
  stop(options?: { keepHome?: boolean; signal?: NodeJS.Signals }): Promise<void>;
}

const readyTimeoutMs = 120_000;
const stopTimeoutMs = 20_000;
const logKept = 4000;

/** Resolves when it accepts queries. Throws `StartError` in one line when that cannot be. */
export async function startLocalNeo4j(options: LocalNeo4jOptions = {}): Promise<LocalNeo4j> {
  const log = options.log ?? (() => {});
  const boltPort = options.boltPort ?? (await freePort());
  const httpPort = await freePort();
  const password = options.password ?? randomBytes(12).toString('hex');
  const temporary = options.home === undefined;
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'stancegraph-neo4j-')));
  const how = (await answers('docker', ['info'])) ? 'docker' : 'maven';
  const child =
    how === 'docker'
      ? startDocker(home, boltPort, httpPort, password)
      : await startJava(home, boltPort, httpPort, password, options, log);
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data) => {
      tail = (tail + String(data)).slice(-logKept);
    });
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop: LocalNeo4j['stop'] = async ({ keepHome = false, signal = 'SIGTERM' } = {}) => {
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await ended;
    clearTimeout(late);
    if (temporary && !keepHome) await rm(home, { recursive: true, force: true });
  };
  const uri = `neo4j://127.0.0.1:${boltPort}`;
  try {
    await ready(uri, password, child);
  } catch (error) {
    await stop();
    const last = tail.trim().split('\n').slice(-3).join(' | ');
    throw new StartError(
      `Neo4j did not start: ${(error as Error).message}. Its last words: ${last}`,
    );
  }
  const httpUri = `http://127.0.0.1:${httpPort}`;
  return { uri, httpUri, username: 'neo4j', password, home, boltPort, how, stop };
}

function startDocker(home: string, bolt: number, http: number, password: string): ChildProcess {
  return spawn('docker', [
    'run',
    '--rm',
    '--init',
    ...['--publish', `127.0.0.1:${bolt}:7687`, '--publish', `127.0.0.1:${http}:7474`],
    ...['--env', `NEO4J_AUTH=neo4j/${password}`],
    ...['--env', `NEO4J_server_bolt_advertised__address=127.0.0.1:${bolt}`],
    ...['--env', 'NEO4J_dbms_usage__report_enabled=false'],
    ...['--volume', `${join(home, 'data')}:/data`],
    'neo4j:5.26-community',
  ]);
}

/** For minutes: the first compiler alone, with room for what it compiles, as it has 48 MB by itself. */
const plainJava = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:ReservedCodeCacheSize=240m'];

async function startJava(
  home: string,
  boltPort: number,
  httpPort: number,
  password: string,
  { shortLived = false, heap = 512, pageCache = 64 }: LocalNeo4jOptions,
  log: (line: string) => void,
): Promise<ChildProcess> {
  await checkJava();
  const jars = await neo4jJars(log);
  const conf = join(home, 'conf');
  const used = existsSync(join(home, 'data', 'dbms'));
  for (const folder of ['conf', 'data', 'logs', 'plugins']) {
    await mkdir(join(home, folder), { recursive: true });
  }
  await writeFile(join(conf, 'neo4j.conf'), settings(boltPort, httpPort, pageCache));
  const classPath = ['-cp', join(jars, '*')];
  if (!used) {
    const args = [
      ...classPath,
      'org.neo4j.cli.AdminTool',
      'dbms',
      'set-initial-password',
      password,
    ];
    await new Promise<void>((resolve, reject) =>
      execFile(
        'java',
        args,
        { env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: conf } },
        (error) =>
          error
            ? reject(new StartError(`Neo4j's password was not set: ${error.message}`))
            : resolve(),
      ),
    );
  }
  log(`Starting Neo4j ${neo4jVersion}.`);
  return spawn(
    'java',
    [
      `-Xmx${heap}m`,
      ...(shortLived ? plainJava : ['-XX:+UseG1GC']),
      ...['nio', 'io', 'util.concurrent'].map(
        (name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`,
      ),
      '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
      '-Dfile.encoding=UTF-8',
      ...classPath,
      'org.neo4j.server.CommunityEntryPoint',
      `--home-dir=${home}`,
      `--config-dir=${conf}`,
    ],
    { cwd: home, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
}

function settings(boltPort: number, httpPort: number, pageCache: number): string {
  return [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${boltPort}`,
    `server.bolt.advertised_address=127.0.0.1:${boltPort}`,
    `server.http.listen_address=127.0.0.1:${httpPort}`,
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    `server.memory.pagecache.size=${pageCache}m`,
    '',
  ].join('\n');
}

async function checkJava(): Promise<void> {
  const text = await new Promise<string>((resolve) =>
    execFile('java', ['-version'], (error, _stdout, stderr) => resolve(error ? '' : stderr)),
  );
  const major = Number(/version "(\d+)/.exec(text)?.[1] ?? 0);
  if (major !== 17 && major !== 21) {
    throw new StartError(
      `Neo4j ${neo4jVersion} needs Java 17 or 21; ${major ? `Java ${major} is` : 'no Java is'} installed. Install it, or use Docker.`,
    );
  }
}

async function ready(uri: string, password: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs;
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password), {
    connectionTimeout: 2000,
  });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
      try {
        await driver.verifyConnectivity();
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  } finally {
    await driver.close();
  }
}

/** A port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function answers(command: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: 5000 }, (error) => resolve(!error));
  });
}
