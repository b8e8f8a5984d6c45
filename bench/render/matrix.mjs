// Frames while the stance matrix is scrolled, down and across, and the tasks of the page's main thread:
//   node bench/render/matrix.mjs http://127.0.0.1:4800 [--rows 1000] [--columns 200] [--filled 0.3]
// With --rows the served page gets an invented matrix of that size in place of the graph's own.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    columns: { type: 'string', default: '200' },
    filled: { type: 'string', default: '0.3' },
  },
});
const frames = 400;
const address = positionals[0] ?? 'http://127.0.0.1:4800';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
// What this machine can do at all: frames of a page with nothing in it.
const plain = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const idle = await plain.evaluate(async () => {
  const gaps = [];
  let last = performance.now();
  for (let frame = 0; frame < 200; frame += 1) {
    await new Promise(requestAnimationFrame);
    gaps.push(performance.now() - last);
    last = performance.now();
  }
  return gaps.slice(5);
});
tell('an empty page', idle);
await plain.close();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
if (values.rows)
  await invent(page, Number(values.rows), Number(values.columns), Number(values.filled));
await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
await page.goto(`${address}/matrix?rows=actor`);
await page.getByRole('grid').waitFor();
// Every page of rows is fetched before the scrolling begins.
await page.waitForTimeout(6000);
const size = await page
  .getByRole('grid')
  .evaluate((grid) => [
    Number(grid.getAttribute('aria-rowcount')) - 1,
    Number(grid.getAttribute('aria-colcount')) - 1,
  ]);
const loading = longestTask(await browser.stopTracing());
await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
const measured = await page.evaluate(async (frames) => {
  const grid = document.querySelector('[role=grid]');
  const gaps = [];
  let last = performance.now();
  for (let frame = 0; frame < frames; frame += 1) {
    grid.scrollTop += frame < frames / 2 ? 40 : 0;
    grid.scrollLeft += frame < frames / 2 ? 0 : 40;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }
  return { gaps: gaps.slice(5) };
}, frames);
const scrolling = longestTask(await browser.stopTracing());
tell(`${size[0]} x ${size[1]}`, measured.gaps);
const worked = ({ longest, sum }) =>
  `longest task ${longest.toFixed(0)} ms, in all ${sum.toFixed(0)} ms`;
console.log(`processor time of the main thread while loading: ${worked(loading)}`);
console.log(
  `while scrolling: ${worked(scrolling)}, ${(scrolling.sum / frames).toFixed(1)} ms a frame`,
);
await browser.close();

/** Tasks of the page's main thread in processor time, which does not tell what else the machine does. */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const main = new Set(
    traceEvents
      .filter((one) => one.name === 'thread_name' && one.args.name === 'CrRendererMain')
      .map((one) => `${one.pid} ${one.tid}`),
  );
  const tasks = traceEvents.filter(
    (one) => /RunTask$/.test(one.name) && one.tdur && main.has(`${one.pid} ${one.tid}`),
  );
  const times = tasks.map((one) => one.tdur / 1000);
  return { longest: Math.max(0, ...times), sum: times.reduce((sum, time) => sum + time, 0) };
}

/** A line about the time between frames. */
function tell(what, gaps) {
  const sorted = [...gaps].sort((a, b) => a - b);
  const at = (part) => sorted[Math.floor(sorted.length * part)].toFixed(1);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  console.log(
    `${what}: ${(1000 / mean).toFixed(1)} frames a second; frame p50 ${at(0.5)}, p95 ${at(0.95)}, worst ${sorted.at(-1).toFixed(1)} ms`,
  );
}

/** Answers the page's questions for the matrix with an invented one, in the API's pages. */
async function invent(target, rows, columns, filled) {
  const node = (label, id) => ({ id, labels: [label, 'Entity'], properties: { name: id } });
  const columnNodes = Array.from({ length: columns }, (_, n) => ({
    node: node('Agreement', `agreement:invented-${n}`),
    total: rows - n,
  }));
  await target.route('**/api/stances?*', async (route) => {
    const address = new URL(route.request().url());
    const start = Number(address.searchParams.get('cursor') ?? 0);
    const end = Math.min(rows, start + Number(address.searchParams.get('limit') ?? 50));
    const shown = Array.from({ length: end - start }, (_, n) => `actor:invented-${start + n}`);
    const cells = shown.flatMap((row, n) =>
      columnNodes.flatMap(({ node: column }, place) => {
        // The same cells every time, spread evenly.
        const mixed = ((start + n) * 7919 + place * 104729) % 1000;
        if (mixed >= filled * 1000) return [];
        return {
          row,
          column: column.id,
          support: mixed % 5,
          oppose: mixed % 3,
          mixed: mixed % 7 === 0 ? 1 : 0,
          neutral: mixed % 11 === 0 ? 1 : 0,
          first: { date: '2020-01-01', stance: 'support' },
          latest: { date: '2024-01-01', stance: 'oppose' },
          changed: mixed % 13 === 0,
        };
      }),
    );
    await route.fulfill({
      json: {
        rows: shown.map((id) => ({
          node: node('Actor', id),
          total: columns,
          position: 0,
          group: null,
          groupName: null,
        })),
        columns: columnNodes,
        cells,
        total: rows * columns,
        rowTotal: rows,
        next: end < rows ? String(end) : null,
      },
    });
  });
}
