/** What a hub costs in the page: its menu with counts, its first 25 neighbours on the screen. */
import { chromium } from 'playwright-core';

const pages = 7;

/** Opens the explorer anew each time; the median and the worst of each, as lines to print. */
export async function measureHub(url, id, executablePath, args) {
  const browser = await chromium.launch({ executablePath, args });
  const times = { 'in Chromium: menu with counts': [], 'in Chromium: first 25 drawn': [] };
  const [menu, drawn] = Object.values(times);
  for (let round = 0; round < pages; round += 1) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${url}/?sel=${id}`);
    await page.waitForFunction((hub) => window.__stancegraph?.cy.getElementById(hub).length, id);
    await page.waitForFunction(() => location.hash.startsWith('#g='));
    await page.waitForTimeout(500);
    const place = await page.evaluate((hub) => {
      const { left, top } = document.querySelector('.canvas').getBoundingClientRect();
      const at = window.__stancegraph.cy.getElementById(hub).renderedPosition();
      return { x: left + at.x, y: top + at.y };
    }, id);
    let started = performance.now();
    await page.mouse.click(place.x, place.y, { button: 'right' });
    await page.getByRole('menu').getByText('10,000').first().waitFor();
    menu.push(performance.now() - started);
    await page.keyboard.press('Escape');
    await page.locator('.canvas').first().focus();
    const before = await page.evaluate(() => window.__stancegraph.cy.nodes().length);
    started = performance.now();
    await page.keyboard.press('e');
    await page.waitForFunction(
      (old) => window.__stancegraph.cy.nodes().length >= old + 25,
      before,
      { polling: 'raf' },
    );
    // Two frames after the elements are there, they are on the screen.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    drawn.push(performance.now() - started);
    await page.close();
  }
  await browser.close();
  return Object.entries(times)
    .map(([name, list]) => {
      list.sort((a, b) => a - b);
      const sprites = [list[list.length >> 1], list.at(-1)].map((one) =>
        one.toFixed(0).padStart(6),
      );
      return `${name.padEnd(34)} ${sprites.join(' ')} (worst of ${pages} pages)`;
    })
    .join('\n');
}
