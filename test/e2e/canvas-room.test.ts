/** What stands beside the drawing leaves it its room: notices, and filters on a phone. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests, focusedName, placeOf, tabTo } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('space for the canvas', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    await drawn(page);
  };
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not there`);
    return box;
  };

  test.each([
    ['beside an inspector', { width: 1440, height: 900 }],
    ['where the legend leaves room', { width: 1900, height: 900 }],
    ['on a small screen', { width: 900, height: 700 }],
  ])(
    'the notice after an expansion covers nothing that was drawn, %s',
    async (_where, viewport) => {
      await open('/?sel=agreement:pact', { viewport });
      await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
      const before = await page.evaluate(() => window.__stancegraph?.cy.nodes().length ?? 0);
      await tabTo(page, /^Graph drawing/);
      await page.keyboard.press('e');
      await page.getByRole('button', { name: '25 more' }).waitFor();
      const [canvas, notice] = [await boxOf('.canvas'), await boxOf('.notice')];
      expect(notice.y).toBeGreaterThanOrEqual(canvas.y + canvas.height - 1);
      expect(notice.height).toBeLessThan(110);
      const outside = () =>
        page.evaluate((known) => {
          const cy = window.__stancegraph?.cy;
          if (!cy || cy.nodes().length <= known) return ['nothing was added'];
          const { offsetWidth, offsetHeight } = cy.container() as HTMLElement;
          return [...cy.nodes().toArray()].flatMap((node) => {
            const { x, y } = node.renderedPosition();
            return x > 0 && y > 0 && x < offsetWidth && y < offsetHeight ? [] : [node.id()];
          });
        }, before);
      await expect.poll(outside).toEqual([]);
      // Closed with the keys, it leaves them where they were before.
      await tabTo(page, /^25 more$/);
      await tabTo(page, /^Close$/);
      await page.keyboard.press('Enter');
      await page.locator('.notice').waitFor({ state: 'detached' });
      expect(await focusedName(page)).not.toBe('');
    },
  );

  test('two filters on a phone take a line, and what matches another; no value is cut short', async () => {
    await open('/?from=2024-09&stance=oppose', { viewport: { width: 390, height: 844 } });
    const bar = page.getByRole('search', { name: 'Filters' });
    await bar.getByText(/of 8 statements shown match/).waitFor();
    expect((await bar.boundingBox())?.height).toBeLessThan(100);
    for (const value of ['from Sep 2024', 'Oppose']) {
      const shown = bar.getByText(value, { exact: true });
      expect(await shown.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(
        0,
      );
    }
    await bar.getByRole('button', { name: /^Stance/ }).waitFor();
    await page.goto(`${served.server.url}/?speaker=actor:marjolein-faber&agreement=agreement:pact`);
    await bar.getByText('Marjolein Faber').waitFor();
    await bar.getByText(/of 8 statements shown match/).waitFor();
    expect((await bar.boundingBox())?.height).toBeLessThan(100);
    await bar.getByRole('button', { name: 'Clear all' }).click();
    await page.waitForURL((url) => !url.search.includes('speaker'));
  });

  test('on a phone a node that was searched stands above the sheet that tells of it', async () => {
    await open('/', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    await page.getByRole('button', { name: /^Search people/ }).tap();
    await page.getByRole('combobox').fill('Denmark');
    await page
      .getByRole('option', { name: /^Denmark/ })
      .first()
      .tap();
    await page
      .getByRole('complementary', { name: 'Inspector' })
      .getByText('Denmark')
      .first()
      .waitFor();
    const hidden = async () => {
      const { x, y } = await placeOf(page, 'institution:denmark');
      const [canvas, sheet] = [await boxOf('.canvas'), await boxOf('.inspector')];
      return x < 0 || x > canvas.width || y < canvas.y || y > sheet.y;
    };
    await expect.poll(hidden).toBe(false);
  });
});
