/**
 * Measures the explorer's canvas beside Orb and sigma in one headless Chromium:
 * `node bench/render/measure.mjs [sizes…]`. The same graphs and the same gestures with a real mouse;
 * prints medians, and ratios to the faster peer.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(200, 1000, 5000);
const runs = Number(process.env.RUNS ?? 3);
const gestureMs = Number(process.env.GESTURE_MS ?? 3000);
const peers = ['stancegraph', 'orb', 'sigma'];
const [width, height] = [1280, 800];

const outDir = await mkdtemp(join(tmpdir(), 'render-bench-'));
const root = import.meta.dirname;
const options = { outDir, emptyOutDir: true, target: 'es2022' };
await build({ root, logLevel: 'error', worker: { format: 'es' }, build: options });
const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
const address = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
});

/** Draws once in a fresh page, drags the background, turns the wheel. */
async function once(peer, size) {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  await page.goto(address);
  const first = await page.evaluate(
    ([name, count]) => window.bench.draw(name, count),
    [peer, size],
  );
  // Whatever follows the first picture is given time to end.
  await page.waitForTimeout(1500 + size);
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/${peer}-${size}.png` });
  const measured = async (gesture) => {
    await page.evaluate(() => window.bench.startFrames());
    await gesture(Date.now() + gestureMs);
    return page.evaluate(() => window.bench.stopFrames());
  };
  // Beside the graph, where there is nothing but background.
  const [startX, startY] = [30, height / 2];
  await page.mouse.move(startX, startY);
  const drag = await measured(async (end) => {
    await page.mouse.down();
    for (let step = 0; Date.now() < end; step += 1) {
      await page.mouse.move(
        startX + 200 + 200 * Math.sin(step / 14 - Math.PI / 2),
        startY + 120 * Math.sin(step / 9),
      );
      await page.waitForTimeout(8);
    }
    await page.mouse.up();
  });
  await page.waitForTimeout(800);
  await page.mouse.move(width / 2, height / 2);
  const wheel = await measured(async (end) => {
    for (let step = 0; Date.now() < end; step += 1) {
      await page.mouse.wheel(0, Math.floor(step / 14) % 2 === 0 ? -40 : 40);
      await page.waitForTimeout(12);
    }
  });
  await page.waitForTimeout(500);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const heap = await page.evaluate(() => performance.memory.usedJSHeapSize / 1024 ** 2);
  await context.close();
  return {
    first,
    dragFps: drag.fps,
    dragFrame: drag.longestFrame,
    wheelFps: wheel.fps,
    wheelFrame: wheel.longestFrame,
    task: Math.max(drag.longestTask, wheel.longestTask),
    heap,
  };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const columns = [
  ['first', 'nodes placed, ms', 0],
  ['dragFps', 'drag, fps', 0],
  ['dragFrame', 'longest frame, ms', 0],
  ['wheelFps', 'wheel, fps', 0],
  ['wheelFrame', 'longest frame, ms', 0],
  ['task', 'longest task, ms', 0],
  ['heap', 'heap, MiB', 1],
];
const [cpu] = cpus();
console.log(
  `${cpus().length} x ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GiB, no GPU; ` +
    `Chromium ${browser.version()}; ${width} x ${height}; median of ${runs}; tasks under 50 ms count as 0\n`,
);
console.log(`| nodes/edges | canvas | ${columns.map(([, title]) => title).join(' | ')} |`);
console.log(`|---|---|${columns.map(() => '---:').join('|')}|`);
for (const size of sizes) {
  const results = new Map(peers.map((peer) => [peer, []]));
  // Interleaved, so that other work on the machine touches every canvas alike.
  for (let run = 0; run < runs; run += 1) {
    for (const peer of peers) results.get(peer).push(await once(peer, size));
  }
  const of = (peer, key) => median(results.get(peer).map((result) => result[key]));
  for (const peer of peers) {
    const cells = columns.map(([key, , digits]) => of(peer, key).toFixed(digits));
    console.log(`| ${size}/${size * 4} | ${peer} | ${cells.join(' | ')} |`);
  }
  const others = peers.slice(1);
  const best = { first: Math.min, dragFps: Math.max, wheelFps: Math.max, heap: Math.min };
  const ratio = (key) =>
    best[key]
      ? (of('stancegraph', key) / best[key](...others.map((peer) => of(peer, key)))).toFixed(2)
      : '';
  console.log(`| | ratio to the better peer | ${columns.map(([key]) => ratio(key)).join(' | ')} |`);
}
await browser.close();
await server.close();
await rm(outDir, { recursive: true });
