// `npm test [-- files]`: provides a browser and a Neo4j, runs the lanes of vitest.config.ts beside
// each other, and says what failed, what took longest and what could not run.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkNode, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

const longestShown = 8;
/** Variables that turn what cannot be had into a failure. */
const required = { Chromium: 'REQUIRE_BROWSER', Neo4j: 'REQUIRE_NEO4J' };

checkNode();
ensureInstalled();
ensureBuilt();
const { provideBrowser, provideNeo4j } = await import('../dist/test/setup/provide.js');
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-test-'));
const browser = provideBrowser(console.log);
const neo4j = provideNeo4j(console.log);
// What needs no Neo4j does not wait for it.
const lanes = { stores: [browser, neo4j], browser: [browser], rest: [browser] };
const codes = Object.fromEntries(
  await Promise.all(
    Object.entries(lanes).map(async ([lane, needs]) => [lane, await run(lane, ...needs)]),
  ),
);
const provided = { Chromium: await browser, Neo4j: await neo4j };
await provided.Neo4j.stop();
const files = Object.keys(codes).flatMap(filesOf);
const lacking = Object.keys(provided).filter(
  (what) => provided[what].missing && process.env[required[what]] === '1',
);
const demands = lacking.map((what) => ({ name: `${required[what]}=1`, state: 'failed' }));
if (demands.length > 0) files.push({ name: 'what is missing', seconds: 0, tests: demands });
rmSync(folder, { recursive: true, force: true });

const tests = files.flatMap((file) => file.tests);
const counted = (state) => tests.filter((test) => test.state === state).length;
const [passed, failed] = [counted('passed'), counted('failed')];
const skipped = tests.length - passed - failed;

const slowest = [...files].sort((a, b) => b.seconds - a.seconds).slice(0, longestShown);
if (files.length > 1) console.log('\nThe longest, in seconds:');
for (const { name, seconds } of files.length > 1 ? slowest : []) {
  console.log(`${seconds.toFixed(1).padStart(7)}  ${name}`);
}
if (failed > 0) console.log('\nFailed:');
for (const file of files) {
  for (const { name } of file.tests.filter(({ state }) => state === 'failed')) {
    console.log(`  ${file.name}: ${name}`);
  }
}
const again = files.flatMap((file) =>
  file.tests.filter((test) => test.again).map(({ name }) => `  ${file.name}: ${name}`),
);
if (again.length > 0) console.log(`\nPassed at the second try only:\n${again.join('\n')}`);
for (const [what, { missing }] of Object.entries(provided)) {
  if (missing) console.log(`Not run, for want of ${what}: ${missing}`);
}
const code = failed === 0 && passed > 0 && Object.values(codes).every((one) => one === 0) ? 0 : 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(code);

/** Runs one lane with what is provided, its lines marked with its name; gives its exit code or the signal that ended it. */
async function run(lane, ...provided) {
  const env = Object.assign({}, ...(await Promise.all(provided)).map((one) => one.env));
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--project', lane, '--passWithNoTests'];
  const reports = ['--reporter=default', `--reporter=${join(root, 'scripts', 'report.mjs')}`];
  const child = spawn(process.execPath, [program, ...args, ...reports, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      NEO4J_URI: '',
      ...env,
      STANCEGRAPH_TEST_REPORT: reportOf(lane),
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => console.log(`${lane.padEnd(7)} | ${line}`));
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) =>
    child.once('close', (status, signal) => resolve(status ?? signal)),
  );
}

function reportOf(lane) {
  return join(folder, `${lane}.json`);
}

/** The files of a lane's report, each with its tests; without a report the lane itself failed. */
function filesOf(lane) {
  try {
    return JSON.parse(readFileSync(reportOf(lane), 'utf8'));
  } catch {
    const name = `ended without a report (${codes[lane]})`;
    return [{ name: `lane ${lane}`, seconds: 0, tests: [{ name, state: 'failed' }] }];
  }
}
