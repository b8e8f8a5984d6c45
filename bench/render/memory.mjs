/**
 * What a page that stays open keeps: `node bench/render/memory.mjs [minutes]`. Goes round the pages of one tab by its own
 * links, expands, undoes, runs queries and goes back, and after each round counts what is left after a collection of
 * garbage: JavaScript heap, nodes of documents, listeners. Ends with 1 where one of them grows from round to round.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const minutes = Number(process.argv[2] ?? 10);
/** Rounds that fill what is kept on purpose: replies, chunks, the trail of the canvas. */
const warming = 5;
const folder = await mkdtemp(join(tmpdir(), 'stancegraph-memory-'));
const env = { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1' };
const server = spawn(process.execPath, ['dist/server/main.js'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(server, 'exit');
// Whatever happens here, it is not left alive.
process.on('exit', () => server.kill('SIGKILL'));
let url = '';
for await (const line of createInterface({ input: server.stdout })) {
  url = /at (http:\S+)/.exec(line)?.[1] ?? '';
  if (url) break;
}
if (!url) throw new Error('the server did not start');
server.stdout.resume();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
page.setDefaultTimeout(60_000);
const session = await context.newCDPSession(page);

/** To another page by its link in the bar, as a reader goes there: nothing is loaded anew. */
async function go(name, path) {
  const bar = page.getByRole('navigation', { name: 'Pages' });
  await bar.getByRole('link', { name, exact: true }).click();
  await page.waitForURL((at) => at.pathname === path);
  await page.waitForLoadState('networkidle');
}
const views = {
  Table: '/table',
  Matrix: '/matrix',
  Timeline: '/timeline',
  Changes: '/changes',
  Networks: '/networks',
  Scenes: '/scenes',
  'Bring your own': '/imports',
  Code: '/coding',
  Queries: '/queries',
};

async function round() {
  await go('Graph', '/');
  await page.waitForFunction(() => (window.__stancegraph?.cy.nodes().length ?? 0) > 0);
  const list = page.getByRole('region', { name: 'Graph as list' });
  if (!(await list.isVisible()))
    await page.getByRole('button', { name: 'List', exact: true }).click();
  await list.getByRole('button', { name: 'More on Geert Wilders', exact: true }).click();
  const before = await page.evaluate(() => window.__stancegraph.cy.nodes().length);
  await list.getByRole('button', { name: /^Expand: statements made/ }).click();
  await page.waitForFunction((count) => window.__stancegraph.cy.nodes().length > count, before);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await page.waitForFunction((count) => window.__stancegraph.cy.nodes().length === count, before);
  await list.getByRole('button', { name: 'Geert Wilders', exact: true }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('heading', { name: 'Geert Wilders' }).waitFor();
  for (const [name, path] of Object.entries(views)) await go(name, path);
  await page.locator('a[href*="/queries/agreements-by-disagreement"]').first().click();
  await page.getByRole('gridcell').first().waitFor();
  const answered = page.waitForResponse((response) => response.url().endsWith('/run'));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await answered;
  // What ends a stream of rows is not always told of: not waited for, as it might be for ever.
  await page.waitForTimeout(300);
  await page.getByRole('gridcell').first().waitFor();
  for (let back = 0; back < 4; back += 1) await page.goBack();
  await page.waitForLoadState('networkidle');
}

async function left() {
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners, documents } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize / 1024 ** 2, nodes, listeners: jsEventListeners, documents };
}

await page.goto(url);
const until = Date.now() + minutes * 60_000;
const counts = [];
try {
  while (Date.now() < until || counts.length < 3 * warming) {
    await round();
    const now = await left();
    counts.push(now);
    console.log(
      `${counts.length}: heap ${now.heap.toFixed(1)} MiB, nodes ${now.nodes}, listeners ${now.listeners}, documents ${now.documents}`,
    );
  }
} catch (error) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/memory.png` });
  throw error;
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
}

/** The least of some rounds: what none of them could let go of. */
const least = (of, name) => Math.min(...of.map((count) => count[name]));
const third = Math.floor((counts.length - warming) / 2);
const [first, last] = [counts.slice(warming, warming + third), counts.slice(-third)];
for (const name of ['heap', 'nodes', 'listeners', 'documents']) {
  const [from, to] = [least(first, name), least(last, name)];
  const rounds = (counts.length - warming) / 2;
  console.log(
    `${name}: ${from.toFixed(1)} to ${to.toFixed(1)}, ${((to - from) / rounds).toFixed(3)} a round`,
  );
  if (to > from * 1.05) process.exitCode = 1;
}
