/**
 * Measures drawing in a headless Chromium: `node bench/render/measure.mjs [sizes…]`. Prints
 * medians as a table, and ratios between drawing in two steps and in one.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(200, 1000, 5000);
const gestureMs = 3000;
const runs = 3;

const outDir = await mkdtemp(join(tmpdir(), 'render-bench-'));
const root = import.meta.dirname;
await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2022' } });
const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
const address = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
});

/** Draws once in a fresh page and pans it by a real drag. */
async function once(size, deferred, tuned) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(address);
  const drawn = await page.evaluate(
    ([count, inSteps, withSettings]) => window.bench.draw(count, inSteps, withSettings),
    [size, deferred, tuned],
  );
  await page.waitForTimeout(500);
  await page.evaluate(() => window.cy.zoom({ level: 0.5, renderedPosition: { x: 640, y: 400 } }));
  await page.waitForTimeout(500);
  await page.evaluate(() => window.bench.startFrames());
  // Nothing can be grabbed or chosen, so that the drag pans wherever it begins.
  await page.evaluate(() => {
    window.cy.autoungrabify(true);
    window.cy.elements().panify();
  });
  await page.mouse.move(640, 402);
  await page.mouse.down();
  const end = Date.now() + gestureMs;
  for (let step = 0; Date.now() < end; step += 1) {
    await page.mouse.move(640 + 200 * Math.sin(step / 12), 402 + 120 * Math.sin(step / 7));
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
  const frames = await page.evaluate(() => window.bench.stopFrames());
  await page.close();
  return { ...drawn, ...frames };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ways = [
  ['all at once', false, false],
  ['in two steps', true, false],
  ['in two steps, settings for its size', true, true],
];
const blank = await browser.newPage();
await blank.goto(address);
const version = await blank.evaluate(() => window.bench.version);
await blank.close();
const [cpu] = cpus();
console.log(
  `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GiB, no GPU; ` +
    `Chromium ${browser.version()}, Cytoscape ${version}; 1280 × 800, median of ${runs}\n`,
);
console.log(
  '| nodes/edges | drawn | nodes placed, ms | complete, ms | drag, fps | longest frame, ms | heap, MiB |',
);
console.log('|---|---|---:|---:|---:|---:|---:|');
for (const size of sizes) {
  const results = new Map(ways.map(([name]) => [name, []]));
  // Interleaved, so that other work on the machine touches every way alike.
  for (let run = 0; run < runs; run += 1) {
    for (const [name, deferred, tuned] of ways)
      results.get(name).push(await once(size, deferred, tuned));
  }
  const row = (name) => {
    const of = (key) => median(results.get(name).map((result) => result[key]));
    return {
      nodes: of('nodes'),
      edges: of('edges'),
      first: of('firstPaint'),
      complete: of('complete'),
      fps: of('fps'),
      longest: of('longestMs'),
      heap: of('heapMiB'),
    };
  };
  for (const [name] of ways) {
    const r = row(name);
    console.log(
      `| ${r.nodes}/${r.edges} | ${name} | ${r.first} | ${r.complete} | ${r.fps} | ${r.longest} | ${r.heap} |`,
    );
  }
  const [base, , tuned] = ways.map(([name]) => row(name));
  console.log(
    `| | ratio, settings to all at once | ${(tuned.first / base.first).toFixed(2)} | ${(tuned.complete / base.complete).toFixed(2)} | ${(tuned.fps / base.fps).toFixed(1)} | ${(tuned.longest / base.longest).toFixed(2)} | ${(tuned.heap / base.heap).toFixed(2)} |`,
  );
}
await browser.close();
await server.close();
await rm(outDir, { recursive: true });
