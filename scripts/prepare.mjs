// Installs what is missing and builds what is stale. Plain JavaScript: it runs before anything is
// installed or built.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Ends with a clear message on a Node that is too old. */
export function checkNode() {
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Stancegraph needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  process.exit(2);
}

/** Runs `npm ci` when the packages are missing or older than the lock file. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(stamp) && mtime(stamp) >= mtime(join(root, 'package-lock.json'))) return;
  console.log('Installing packages.');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(join(root, 'node_modules', '.stancegraph'), '');
}

/** Builds the server, and the client when asked, if a source is newer than the last build. */
export function ensureBuilt({ client = true } = {}) {
  const shared = ['coding', 'model', 'package-lock.json', 'tsconfig.json'];
  build(
    'server',
    ['server', 'seed', 'bench', 'test/setup', 'tsconfig.server.json', ...shared],
    () => tool('typescript/bin/tsc', ['-p', 'tsconfig.server.json']),
  );
  if (!client) return;
  build('client', ['client', 'cypher', ...shared], () =>
    tool('vite/bin/vite.js', ['build', '--config', 'client/vite.config.ts', '--logLevel', 'warn']),
  );
}

function build(name, sources, work) {
  const stamp = join(root, 'dist', `.${name}`);
  const newest = Math.max(...sources.map((source) => newestIn(join(root, source))));
  if (existsSync(stamp) && mtime(stamp) > newest) return;
  console.log(`Building the ${name}.`);
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return mtime(path);
  return Math.max(mtime(path), ...readdirSync(path).map((entry) => newestIn(join(path, entry))));
}

function mtime(path) {
  return statSync(path).mtimeMs;
}

function tool(path, args) {
  run(process.execPath, [join(root, 'node_modules', path), ...args]);
}

function run(command, args) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
  if (status === 0) return;
  console.error(`${command} ${args[0] ?? ''} failed${error ? `: ${error.message}` : ''}.`);
  process.exit(1);
}
