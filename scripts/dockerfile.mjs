// `node scripts/dockerfile.mjs FOLDER`: runs every command of the Dockerfile in order, each stage in a
// folder of its own below FOLDER, where there is no Docker. The base image is this machine.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = resolve(process.argv[2] ?? '');
if (!process.argv[2] || existsSync(target)) {
  console.error('Say a folder that is not there yet: node scripts/dockerfile.mjs FOLDER');
  process.exit(2);
}
const text = readFileSync(join(root, 'Dockerfile'), 'utf8').replace(/\\\n\s*/g, ' ');
const ignored = readFileSync(join(root, '.dockerignore'), 'utf8')
  .split('\n')
  .map((line) => line.trim().replace(/\/$/, ''))
  .filter((line) => line !== '' && !line.startsWith('#'));
const stages = new Map();
let stage = { folder: '', work: '/', env: {}, user: 'root' };
let command;

for (const line of text.split('\n')) {
  const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
  if (word) console.log(`> ${line}`);
  if (word === 'FROM') {
    const name = /\sAS\s+(\S+)/.exec(rest)?.[1] ?? 'final';
    stage = { folder: join(target, name), work: '/', env: {}, user: 'root' };
    stages.set(name, stage);
    mkdirSync(stage.folder, { recursive: true });
  } else if (word === 'WORKDIR') {
    stage.work = rest;
    mkdirSync(inside(rest), { recursive: true });
  } else if (word === 'ENV') {
    for (const [, name, value] of rest.matchAll(/(\S+?)=(\S+)/g)) stage.env[name] = value;
  } else if (word === 'COPY') copy(rest);
  else if (word === 'RUN') run(rest);
  else if (word === 'USER') stage.user = rest;
  else if (word === 'CMD') command = JSON.parse(rest);
  else if (!['', 'ARG', 'VOLUME', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK'].includes(word)) {
    throw new Error(`The Dockerfile has ${word}, which this script does not know.`);
  }
}
if (!command) throw new Error('The Dockerfile has no CMD.');
console.log(JSON.stringify({ folder: inside(stage.work), command, env: stage.env }));

/** Where a path of the image lies here. */
function inside(path) {
  return join(stage.folder, isAbsolute(path) ? path : join(stage.work, path));
}

function copy(rest) {
  const from = /--from=(\S+)\s+/.exec(rest)?.[1];
  const names = rest.replace(/--\S+\s+/g, '').split(/\s+/);
  const to = names.pop();
  for (const name of names.flatMap(expanded)) {
    const source = from ? join(stages.get(from).folder, name) : join(root, name);
    const isFolder = names.length > 1 || to.endsWith('/') || to === './';
    const place = isFolder && name !== '.' ? join(inside(to), basename(name)) : inside(to);
    mkdirSync(dirname(place), { recursive: true });
    const isTaken = (path) => from || !isIgnored(path.slice(root.length + 1));
    cpSync(source, place, { recursive: true, filter: isTaken, verbatimSymlinks: true });
  }
}

/** Names with a star: those that are there. */
function expanded(name) {
  if (!name.includes('*')) return [name];
  const pattern = new RegExp(`^${name.replace(/[.]/g, '\\.').replace('*', '.*')}$`);
  return readdirSync(root).filter((one) => pattern.test(one));
}

function isIgnored(path) {
  return path === '.git' || ignored.some((one) => path === one || path.startsWith(`${one}/`));
}

/** Absolute paths of a command that the image alone has are those of its folder. */
function run(rest) {
  const here = rest.replaceAll(/(?<=\s)\/data\b/g, inside('/data'));
  const isOwned = here.includes('node:node') && spawnSync('id', ['node']).status !== 0;
  const shell = isOwned ? here.replace('chown node:node', `chown ${process.getuid()}`) : here;
  const env = { ...process.env, ...stage.env };
  const { status } = spawnSync('sh', ['-ec', shell], {
    cwd: inside(stage.work),
    env,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`This failed: ${rest}`);
    process.exit(1);
  }
}
