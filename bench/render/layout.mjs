/**
 * Measures arranging in a headless Chromium: `node bench/render/layout.mjs [sizes…]`. The worker of
 * the product; how long the page itself was held up, and what overlaps.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(1000, 5000);
const outDir = await mkdtemp(join(tmpdir(), 'layout-bench-'));
const root = import.meta.dirname;
const options = { outDir, emptyOutDir: true, target: 'es2022' };
await build({ root, logLevel: 'error', worker: { format: 'es' }, build: options });
const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const [cpu] = cpus();
console.log(
  `${cpus().length} x ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 1024 ** 3)} GiB; ` +
    `Chromium ${browser.version()}\n`,
);
const once = async (work, size) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(server.resolvedUrls.local[0]);
  const found = await page.evaluate(([name, count]) => window.bench[name](count), [work, size]);
  await page.close();
  return found;
};
console.log(
  '| arranged | placed, ms | until shown, ms | longest task meanwhile, ms | longest task of the repaint, ms | overlaps |',
);
console.log('|---|---:|---:|---:|---:|---:|');
const row = (title, { placed, shown, held, repaint, overlaps }) =>
  console.log(
    `| ${title} | ${placed.toFixed(0)} | ${shown.toFixed(0)} | ${held.toFixed(0)} | ${repaint.toFixed(0)} | ${overlaps} |`,
  );
for (const size of sizes) row(`${size}/${size * 4} afresh`, await once('arrange', size));
const withAdded = await once('grow', 1000);
row(`50 nodes added to 1000/4000; ${withAdded.moved} old nodes moved`, withAdded);
await browser.close();
await server.close();
await rm(outDir, { recursive: true });
