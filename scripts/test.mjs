// `npm test [-- files]`: provides a browser and a Neo4j, runs both lanes of vitest.config.ts beside
// each other, and says what failed, what took longest and what could not run.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkNode, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

const lanes = ['stores', 'rest'];
const longestShown = 8;

checkNode();
ensureInstalled();
ensureBuilt();
const { provide } = await import('../dist/test/setup/provide.js');
const provided = await provide((line) => console.log(line));
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-test-'));
let codes = [1];
try {
  codes = await Promise.all(lanes.map(vitest));
} finally {
  await provided.stop();
}
const files = lanes.flatMap(filesOf);
rmSync(folder, { recursive: true, force: true });
let code = codes.every((one) => one === 0) ? 0 : 1;

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
const required = { Neo4j: 'REQUIRE_NEO4J', Chromium: 'REQUIRE_BROWSER' };
for (const { what, reason } of provided.missing) {
  console.log(`Not run, for want of ${what}: ${reason}`);
  if (process.env[required[what]] === '1') code = 1;
}
if (failed > 0 || passed === 0) code = 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(code);

/** Runs one lane, its lines marked with its name; gives its exit code. */
function vitest(lane) {
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
      ...provided.env,
      STANCEGRAPH_TEST_REPORT: reportOf(lane),
    },
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => console.log(`${lane.padEnd(6)} | ${line}`));
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
}

function reportOf(lane) {
  return join(folder, `${lane}.json`);
}

/** The files of a lane's report, each with its tests; without a report the lane itself failed. */
function filesOf(lane, index) {
  try {
    return JSON.parse(readFileSync(reportOf(lane), 'utf8'));
  } catch {
    const name = `ended without a report, with exit code ${codes[index]}`;
    return [{ name: `lane ${lane}`, seconds: 0, tests: [{ name, state: 'failed' }] }];
  }
}
