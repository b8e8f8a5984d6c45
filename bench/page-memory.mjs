// `npm run bench-page-memory -- [--rounds N]`: one page that is used by a script as somebody would in an hour, without
// being opened anew: does its memory grow? Prints the heap after a collection of garbage, the nodes and the
// listeners of the page after each part of the rounds. Start it after npm run build.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
    chromium: { type: 'string', default: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  },
});
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'stancegraph-page-memory-'));
const server = spawn(process.execPath, [join('dist', 'server', 'main.js')], {
  env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let url = '';
for await (const line of createInterface({ input: server.stdout })) {
  url = /is at (http:\S+)/.exec(line)?.[1] ?? '';
  if (url) break;
}
server.stdout.resume();
const browser = await chromium.launch({
  executablePath: values.chromium,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const failed = [];
  page.on('pageerror', (error) => failed.push(error.message));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const measure = async (round) => {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
    const heap = of('JSHeapUsedSize') / 1024 ** 2;
    const cells = [round, heap.toFixed(1), of('Nodes'), of('JSEventListeners')];
    console.log(cells.map((cell) => String(cell).padStart(10)).join(''));
    return heap;
  };
  await page.goto(url);
  await page.waitForFunction(() => (window.__stancegraph?.cy.nodes().length ?? 0) > 0);
  console.log(['round', 'heap MB', 'nodes', 'listeners'].map((t) => t.padStart(10)).join(''));
  await use(page, 0);
  const heaps = [];
  for (let round = 1; round <= rounds; round += 1) {
    await use(page, round);
    if (round % Math.max(1, Math.floor(rounds / 10)) === 0) heaps.push(await measure(round));
  }
  const half = Math.floor(heaps.length / 2);
  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const growth = mean(heaps.slice(half)) - mean(heaps.slice(0, half));
  console.log(`From the first half to the second the heap grew by ${growth.toFixed(1)} MB.`);
  if (failed.length > 0) console.log(`Errors of the page: ${[...new Set(failed)].join('; ')}`);
} finally {
  await browser.close();
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

/** One round: views, search, inspector, canvas, a query; back and forth. */
async function use(page, round) {
  const view = async (name, there) => {
    await page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click();
    await there();
  };
  const shows = (text) => () => page.getByText(text).first().waitFor();
  await view('Table', shows(/of 2\d\d statements/));
  await view('Matrix', () => page.getByRole('grid').first().waitFor());
  await view('Timeline', shows(/of 2\d\d statements/));
  await view('Changes', shows(/changes? of position/));
  await view('Networks', shows(/of \d+ links/));
  await view('Queries', shows(/\d+ rows/));
  await view('Graph', () =>
    page.waitForFunction(() => (window.__stancegraph?.cy.nodes().length ?? 0) > 0),
  );
  await page.keyboard.press('Control+k');
  await page
    .getByRole('combobox')
    .first()
    .fill(['orban', 'faber', 'tusk', 'schoof'][round % 4]);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => (window.__stancegraph?.cy.nodes().length ?? 0) > 0);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await page.goBack();
  await page.goForward();
}
