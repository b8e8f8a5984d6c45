// `npm run schemathesis [-- OPTIONS OF st run]`: starts the server on a store of its own, or on the Neo4j of NEO4J_URI,
// and has Schemathesis ask it everything that /api/openapi.json describes, rightly and wrongly. Schemathesis is no
// dependency: SCHEMATHESIS names its program `st`, which is else looked for in the path.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkNode, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

const program = process.env.SCHEMATHESIS || 'st';
const found = spawnSync(program, ['--version'], { encoding: 'utf8' });
if (found.status !== 0) {
  console.error(
    `Skipped: Schemathesis is not here (${program}). python3 -m venv FOLDER && FOLDER/bin/pip install schemathesis, then SCHEMATHESIS=FOLDER/bin/st.`,
  );
  process.exit(2);
}
checkNode();
ensureInstalled();
ensureBuilt({ client: false });

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-schemathesis-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
const env = { ...process.env, DATA_DIR: join(folder, 'data'), HOST: '127.0.0.1', PORT: '0' };
const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(server, 'exit');
// Whatever happens here, the server is not left alive.
process.on('exit', () => server.kill('SIGKILL'));
let url = '';
for await (const line of createInterface({ input: server.stdout })) {
  url = /at (http:\S+)/.exec(line)?.[1] ?? '';
  if (url) break;
}
if (!url) process.exit(1);
server.stdout.resume();

/** Ids that the store has: made-up ones find little. */
async function known() {
  const told = await (await fetch(`${url}/api/statements?limit=10`)).text();
  const ids = told.match(
    /(?<=")(?:actor|agreement|statement|source|party|institution):[^"]+(?=")/g,
  );
  const texts = ['2024-05-01', 'RETURN 1 AS one', 'MATCH (a:Actor) RETURN a LIMIT 2'];
  return [...new Set([...texts, ...(ids ?? [])])].slice(0, 60);
}
const config = join(folder, 'schemathesis.toml');
writeFileSync(
  config,
  `rate-limit = "5500/m"
[dictionaries.known]
values = ${JSON.stringify(await known())}
[generation.dictionaries.string]
dictionary = "known"
probability = 0.3
# What fits the schema may fit nothing in the store (an id, a cursor, Cypher): 400 and 422 say so in words.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "4xx", 503, 504]
# A text with commas is a list, in a body as in an address; what is too large is told before it is looked at.
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 431, 503, 504]
[checks.not_a_server_error]
# A store that is away, and a query that meets a limit.
expected-statuses = ["2xx", "4xx", 503, 504]
`,
);
const asked = process.argv.slice(2);
const run = spawn(
  program,
  [
    '--config-file',
    config,
    'run',
    `${url}/api/openapi.json`,
    '--generation-database',
    'none',
    ...asked,
  ],
  // What it keeps between runs stays out of the repository.
  { stdio: 'inherit', cwd: folder },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal));
const [code] = await once(run, 'exit');
const isAlive = server.exitCode === null && server.signalCode === null;
if (!isAlive) console.error('The server has ended.');
server.kill('SIGTERM');
await ended;
process.exit(isAlive ? (code ?? 1) : 1);
