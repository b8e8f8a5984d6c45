// `npm run schemathesis -- [--seconds N] [--only PATH]`: the API against its own description, by schemathesis, a
// fuzzer that nobody here wrote (pip install schemathesis; SCHEMATHESIS names it where it is not on the path). Slice by
// slice of the paths, each with a client's address of its own, so that limits of one client end nothing; on the store
// that the environment names, or else on an embedded one of its own. Ends with 1 where something was found.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { ensureBuilt, root } from './prepare.mjs';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '40' }, only: { type: 'string' } },
});
const program = process.env.SCHEMATHESIS ?? 'schemathesis';
const token = 'the-token-of-the-fuzzer-of-the-api';
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

ensureBuilt({ client: false });
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-schemathesis-'));
const server = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js')], {
  env: {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    EDITOR_TOKEN: token,
    TRUST_PROXY: 'loopback',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let requests = 0;
const failures = [];
try {
  const url = await addressOf();
  const { paths } = await (await fetch(`${url}/api/openapi.json`)).json();
  const rooms = [...new Set(Object.keys(paths).map((path) => path.split('/')[2]))].sort();
  for (const [at, room] of rooms.entries()) {
    if (!values.only || room === values.only) slice(url, room, at);
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
  }
  const { counts } = await (await fetch(`${url}/api/health`)).json();
  console.log(`${requests} requests; the server lives, with ${counts.nodes} nodes.`);
} finally {
  if (server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}
for (const one of failures) console.log(one);
process.exitCode = failures.length > 0 ? 1 : 0;

async function addressOf() {
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /is at (http:\S+)/.exec(line)?.[1];
    if (url) {
      server.stdout.resume();
      return url;
    }
  }
  throw new Error('the server did not start');
}

function slice(url, room, at) {
  const args = [
    ['run', `${url}/api/openapi.json`],
    ['--include-path-regex', `^/api/${room}(/|$)`],
    ['--checks', checks.join(',')],
    ['--max-time', values.seconds, '--max-examples', '400', '--seed', '1', '--no-shrink'],
    ['--phases', 'examples,coverage,fuzzing', '--continue-on-failure', '--request-timeout', '30'],
    ['-H', `Authorization: Bearer ${token}`, '-H', `X-Forwarded-For: 10.2.0.${at}`],
    ['--suppress-health-check', 'all', '--warnings', 'off', '--no-color'],
  ].flat();
  const ran = spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  if (ran.error) throw new Error(`${program} cannot be run: pip install schemathesis`);
  const out = ran.stdout;
  const made = Number(/(\d[\d,]*) generated/.exec(out)?.[1]?.replaceAll(',', '') ?? 0);
  requests += made;
  const from = out.indexOf('= FAILURES =');
  if (from >= 0) failures.push(`${room}\n${out.slice(from, out.indexOf('= SUMMARY ='))}`);
  console.log(`${String(made).padStart(7)}  /api/${room}  ${from < 0 ? 'well' : 'FAILED'}`);
  if (ran.status > 1) console.log(out.slice(-2000), ran.stderr);
}
