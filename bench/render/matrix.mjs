// Frames while the stance matrix of a served graph is scrolled, down and across:
// node bench/render/matrix.mjs http://127.0.0.1:4800 (fill a store with npm run generate first).
import { chromium } from 'playwright-core';

const [address = 'http://127.0.0.1:4800'] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${address}/matrix?rows=actor`);
await page.getByRole('grid').waitFor();
// Every page of rows is fetched before the measurement begins.
await page.waitForTimeout(4000);
const size = await page
  .getByRole('grid')
  .evaluate((grid) => [
    Number(grid.getAttribute('aria-rowcount')) - 1,
    Number(grid.getAttribute('aria-colcount')) - 1,
  ]);
const measured = await page.evaluate(async () => {
  const grid = document.querySelector('[role=grid]');
  const long = [];
  new PerformanceObserver((list) =>
    long.push(...list.getEntries().map((one) => one.duration)),
  ).observe({
    type: 'longtask',
  });
  const gaps = [];
  let last = performance.now();
  for (let frame = 0; frame < 400; frame += 1) {
    grid.scrollTop += frame < 200 ? 40 : 0;
    grid.scrollLeft += frame < 200 ? 0 : 40;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }
  return { gaps: gaps.slice(5), long };
});
const sorted = [...measured.gaps].sort((a, b) => a - b);
const at = (part) => sorted[Math.floor(sorted.length * part)].toFixed(1);
const mean = measured.gaps.reduce((sum, gap) => sum + gap, 0) / measured.gaps.length;
console.log(
  `${size[0]} x ${size[1]}: ${(1000 / mean).toFixed(1)} frames a second; frame p50 ${at(0.5)}, p95 ${at(0.95)}, worst ${sorted.at(-1).toFixed(1)} ms; longest task ${Math.max(0, ...measured.long).toFixed(0)} ms`,
);
await browser.close();
