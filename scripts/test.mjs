// `npm test`: provides a browser and a Neo4j, runs everything, and says what could not run.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, ensureBuilt, ensureInstalled, root } from './prepare.mjs';

checkNode();
ensureInstalled();
ensureBuilt();
const { provide } = await import('../dist/test/setup/provide.js');
const provided = await provide((line) => console.log(line));
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-test-'));
const report = join(folder, 'report.json');
let code = 1;
try {
  code = await vitest();
} finally {
  await provided.stop();
}
const { passed, failed, skipped } = counts();
rmSync(folder, { recursive: true, force: true });
const required = { Neo4j: 'REQUIRE_NEO4J', Chromium: 'REQUIRE_BROWSER' };
for (const { what, reason } of provided.missing) {
  console.log(`Not run, for want of ${what}: ${reason}`);
  if (process.env[required[what]] === '1') code = 1;
}
if (passed + failed === 0) code = 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(code);

function vitest() {
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [program, ...args, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEO4J_URI: '', ...provided.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
}

function counts() {
  try {
    const { numPassedTests, numFailedTests, numTotalTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // A file that cannot even be read counts as one failure.
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    const skipped = numTotalTests - numPassedTests - numFailedTests;
    return { passed: numPassedTests, failed: numFailedTests + broken, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
