// `npm run packed [-- FILE.tgz]`: packs the program, installs it into an empty folder with an empty cache, and
// goes a full round with what is installed: every command's help, a server, import, query, export, backup,
// restore, tokens, a study, the Model Context Protocol. Says what went how, and ends with 1 where something is not
// as it must be. Run it with another Node to try that one.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './prepare.mjs';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-packed-'));
// The npm and npx that come with this Node, or else those of the path; node is this one in any case.
const { npm_command: _, npm_lifecycle_event: __, ...inherited } = process.env;
const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
const env = {
  ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !/^npm_/i.test(name))),
  PATH: path,
  DATA_DIR: join(folder, 'data'),
  NEO4J_URI: '',
  EDITOR_TOKEN: '',
  // Commands find a running server by its port.
  PORT: String(await freePort()),
  npm_config_cache: join(folder, 'cache'),
  npm_config_update_notifier: 'false',
};
const place = join(folder, 'empty');
const inFolder = (name) => join(folder, name);
const running = new Set();
let failures = 0;

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Runs a program to its end. */
function run(command, args, more = {}) {
  const { cwd = place, ...variables } = more;
  const ran = spawnSync(command, args, {
    cwd,
    env: { ...env, ...variables },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  return { code: ran.status, out: ran.stdout ?? '', err: ran.stderr ?? String(ran.error ?? '') };
}
const stancegraph = (...args) => run('npx', ['--no-install', 'stancegraph', ...args]);

/** Runs a command that must end with a code; gives what it wrote. */
function must(code, ...args) {
  const ran = stancegraph(...args);
  assert.equal(ran.code, code, `${args.join(' ')}: code ${ran.code}\n${ran.out}\n${ran.err}`);
  assert.doesNotMatch(ran.err, / at .*:\d+:\d+/, `${args.join(' ')} shows where it failed`);
  return code === 0 ? ran.out : ran.err;
}

/** One step that fails does not keep the others from being tried. */
async function step(what, work) {
  const begun = performance.now();
  let told = '';
  try {
    told = (await work()) ?? '';
  } catch (error) {
    failures += 1;
    told = `FAILED: ${error instanceof assert.AssertionError ? error.message : error.stack}`;
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${what}${told ? `: ${told}` : ''}`);
}

/** Starts a command that stays; gives its address when it says it. */
async function serve(args, variables = {}) {
  const program = join(place, 'node_modules', 'stancegraph', 'bin', 'stancegraph.mjs');
  const child = spawn(process.execPath, [program, ...args], {
    cwd: place,
    env: { ...env, ...variables },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /is at (http:\S+)/.exec(line)?.[1];
    if (url) return { url, stop: () => stop(child) };
  }
  throw new Error(`${args.join(' ')} did not start`);
}

async function stop(child) {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = await ended;
  assert.equal(code, 0, 'a stop ends with code 0');
}

async function json(url, body) {
  const reply = await fetch(url, {
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
  });
  assert.ok(reply.ok, `${url}: ${reply.status} ${await reply.clone().text()}`);
  return reply.json();
}

function pack() {
  const given = process.argv[2];
  if (given) return resolve(given);
  const ran = run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
  assert.equal(ran.code, 0, ran.err);
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
}

async function speakProtocol() {
  const program = join(place, 'node_modules', 'stancegraph', 'bin', 'stancegraph.mjs');
  const child = spawn(process.execPath, [program, 'mcp'], {
    cwd: place,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (id, method, params) => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    for (;;) {
      const { value, done } = await lines.next();
      assert.ok(!done, 'mcp ended too soon');
      const message = JSON.parse(value);
      if (message.id === id) return message;
    }
  };
  const begun = await ask(1, 'initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'packed', version: '1' },
  });
  assert.equal(begun.result.serverInfo.name, 'stancegraph');
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
  const { result } = await ask(2, 'tools/list', {});
  assert.ok(result.tools.length > 5);
  const search = await ask(3, 'tools/call', { name: 'search', arguments: { text: 'Wilders' } });
  assert.match(JSON.stringify(search.result), /geert-wilders/);
  child.stdin.end();
  const [code] = await once(child, 'exit');
  running.delete(child);
  assert.equal(code, 0);
  return `${result.tools.length} tools`;
}

async function round() {
  let tarball = '';
  await step('packed', () => {
    tarball = pack();
    return tarball;
  });
  await step('installed into an empty folder, with an empty cache', () => {
    run('mkdir', ['-p', place], { cwd: folder });
    writeFileSync(join(place, 'package.json'), '{"name":"empty","private":true}\n');
    const ran = run('npm', ['install', '--no-audit', '--no-fund', tarball]);
    assert.equal(ran.code, 0, ran.err);
    return `Node ${process.versions.node}`;
  });
  await step('help of every command, mistyped names, wrong calls', () => {
    const overview = must(0, '--help');
    const names = [...overview.matchAll(/^ {2}([a-z0-9-]+) {2,}/gm)].map(([, name]) => name);
    assert.ok(names.length >= 14, overview);
    for (const name of names) {
      assert.match(must(0, name, '--help'), new RegExp(`^stancegraph ${name}`));
    }
    assert.match(must(2, 'bakcup'), /Is backup meant\?/);
    assert.match(must(2, 'restore', 'nothing.gz'), /There is no file/);
    assert.match(must(2, 'tokens'), /stancegraph tokens list/);
    assert.match(must(0, '--version'), /^\d+\.\d+\.\d+/);
    return names.join(', ');
  });
  await step('a server with the first graph, its pages and a query', async () => {
    const { url, stop: end } = await serve(['start']);
    assert.match(await (await fetch(url)).text(), /<title>/);
    const health = await json(`${url}/api/health`);
    assert.ok(health.counts.nodes > 500);
    const query = 'MATCH (s:Statement) RETURN count(s) AS n';
    const { rows } = await json(`${url}/api/cypher`, { query });
    assert.ok(rows[0][0] > 100);
    const { token } = JSON.parse(must(0, 'tokens', 'make', 'Press', '--json'));
    assert.match(token, /^stancegraph_/);
    await end();
    return `${health.counts.nodes} nodes`;
  });
  await step('import, seed, export', () => {
    const table = inFolder('said.csv');
    const rows = [
      'speaker,party,agreement,stance,date,text,source',
      'Ada Lindt,Greens,Harbour Treaty,support,2024-03-01,"We will sign it.",Harbour Daily',
      'Bo Marsh,Union,Harbour Treaty,oppose,2024-03-02,"It goes too far.",Harbour Daily',
    ];
    writeFileSync(table, `${rows.join('\n')}\n`);
    const imported = JSON.parse(must(0, 'import', table, '--json'));
    assert.equal(imported.state, 'applied');
    const seed = join(place, 'node_modules', 'stancegraph', 'seed', 'asylum-optout');
    assert.ok(JSON.parse(must(0, 'seed', seed, '--json')).store.nodes > 500);
    for (const format of ['dossier', 'csv', 'graphml', 'jsonld', 'study']) {
      const out = inFolder(`all.${format}`);
      const told = JSON.parse(must(0, 'export', '--format', format, '--out', out, '--json'));
      assert.ok(existsSync(out) && told.nodes > 500, format);
    }
  });
  await step('backup, restore into an empty store', () => {
    const file = inFolder('all.ndjson.gz');
    const saved = JSON.parse(must(0, 'backup', '--out', file, '--json'));
    must(2, 'restore', file);
    const other = inFolder('other');
    const ran = run('npx', ['--no-install', 'stancegraph', 'restore', file, '--json'], {
      DATA_DIR: other,
      SEED: 'none',
    });
    assert.equal(ran.code, 0, ran.err);
    assert.equal(JSON.parse(ran.out).nodes, saved.nodes);
    return `${saved.nodes} nodes`;
  });
  await step('tokens, webhooks, saved queries', () => {
    assert.match(must(0, 'tokens', 'list'), /Press/);
    const [{ id }] = JSON.parse(must(0, 'tokens', 'list', '--json')).tokens;
    assert.match(must(0, 'tokens', 'revoke', id), /revoked/);
    assert.deepEqual(JSON.parse(must(0, 'webhooks', 'list', '--json')), { webhooks: [] });
    assert.match(must(2, 'webhooks', 'add', 'http://127.0.0.1/'), /private net/);
    must(0, 'queries', 'export', inFolder('queries'));
  });
  await step('a study is opened', async () => {
    const { url, stop: end } = await serve(['open', inFolder('all.study')]);
    const { counts } = await json(`${url}/api/health`);
    assert.ok(counts.nodes > 500);
    await end();
  });
  await step('the Model Context Protocol over standard input and output', speakProtocol);
  await step('a large graph is generated', () => {
    const ran = run('npx', ['--no-install', 'stancegraph', 'generate', '--statements', '500'], {
      DATA_DIR: inFolder('large'),
    });
    assert.equal(ran.code, 0, ran.err);
  });
}

try {
  await round();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const how = failures === 0 ? 'works' : `fails in ${failures} steps`;
  console.log(`Stancegraph ${version} ${how} as it is packed, on Node ${process.versions.node}.`);
} finally {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;
