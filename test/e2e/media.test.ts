/** Pages at any width, zoomed in, and in forced colours. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { atRest, pageTitle, type Served, serveInBrowser } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('a page', () => {
  let served: Served;
  let page: Page;
  beforeAll(async () => {
    served = await serveInBrowser();
    page = (await served.open('/reports')).page;
  });
  afterAll(() => served?.close());
  const show = async (path: string, ready: (page: Page) => Promise<unknown>) => {
    await page.goto(served.server.url + path);
    await ready(page);
    await atRest(page);
  };
  const table = (one: Page) =>
    one.locator('.statement-table tbody tr[data-index]').first().waitFor();
  const grid = (one: Page) => one.getByRole('gridcell').first().waitFor();
  const title = (one: Page) => pageTitle(one).waitFor();
  const views: [path: string, ready: (page: Page) => Promise<unknown>][] = [
    ['/table', table],
    ['/timeline', table],
    ['/matrix', grid],
    ['/changes', title],
    ['/agreements/pact', title],
    ['/institutions/netherlands', title],
    ['/actors/marjolein-faber', title],
    ['/statements/rob-jetten-01', title],
    ['/sources/seed-article', title],
    ['/access', title],
    ['/networks?view=coalitions', (one) => one.locator('.dividing').waitFor()],
    ['/queries/who-said-what-about-an-agreement', grid],
  ];

  test('is no wider than its window, from a phone to the widest screen', async () => {
    for (const [path, ready] of views) {
      await page.setViewportSize({ width: 720, height: 450 });
      await show(path, ready);
      for (const width of [320, 360, 701, 720, 800, 2560]) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => {
          const scrollers = [
            document.documentElement,
            ...document.querySelectorAll('.page-scroller, .networks-page'),
          ];
          // A pixel is a width that is no whole number.
          const over = scrollers.map((one) => one.scrollWidth - one.clientWidth);
          return Math.max(...over.map((pixels) => (pixels > 1 ? pixels : 0)));
        });
        expect([path, width, over]).toEqual([path, width, 0]);
      }
    }
  });

  test.each([
    ['/table', table, '.statements-scroller', 'tbody tr[data-index]'],
    ['/timeline', table, '.statements-scroller', 'tbody tr[data-index]'],
    ['/matrix', grid, '.matrix', '.matrix-row'],
  ])('%s scrolls to its rows when it is zoomed in', async (path, ready, holder, row) => {
    for (const [width, height] of [
      [720, 450],
      [360, 225],
    ] as const) {
      await page.setViewportSize({ width, height });
      await show(path, ready);
      await page.locator(row).first().scrollIntoViewIfNeeded();
      const seen = await page.locator(holder).evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return Math.min(bottom, innerHeight) - Math.max(top, 0);
      });
      expect(seen).toBeGreaterThan(90);
    }
  });

  describe('in forced colours', () => {
    beforeAll(async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ forcedColors: 'active' });
    });
    afterAll(() => page.emulateMedia({ forcedColors: 'none' }));
    const style = (where: string, name: string, pseudo?: string) =>
      page
        .locator(where)
        .first()
        .evaluate(
          (one, [of, part]) => getComputedStyle(one, part).getPropertyValue(of as string),
          [name, pseudo],
        );
    /** What a system colour is here. */
    const system = (name: string) =>
      page.evaluate((colour) => {
        const probe = document.createElement('i');
        probe.style.cssText = `forced-color-adjust: none; color: ${colour}`;
        document.body.append(probe);
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      }, name);

    test('the current page and tab, and what is pressed, stand out', async () => {
      await show('/timeline', table);
      const highlight = await system('Highlight');
      expect(await style('.bar nav a[aria-current]', 'border-bottom-color')).toBe(highlight);
      const others = await style('.bar nav a:not([aria-current])', 'border-bottom-color');
      expect(others).toBe(await system('Canvas'));
      expect(await style('.bins [aria-pressed="true"]', 'background-color')).toBe(highlight);
      expect(await style('.bins [aria-pressed="false"]', 'background-color')).not.toBe(highlight);
    });

    test('terms, votes and milestones are drawn', async () => {
      const text = await system('CanvasText');
      await show('/parties/vvd', (one) => one.locator('.term-bar').first().waitFor());
      expect(await style('.term-bar:not(.hollow)', 'background-image')).toContain(text);
      await show('/agreements/pact', (one) => one.locator('.votes .for').first().waitFor());
      expect(await style('.votes .for', 'background-color')).toBe(text);
      expect(await style('.milestones li', 'background-color', '::before')).toBe(text);
      expect(await style('.bars i', 'background-color')).toBe(text);
    });

    test('bars of three kinds are told apart, and what cannot be pressed', async () => {
      await show('/networks?view=time', (one) => one.locator('.network-strip').waitFor());
      const grey = await system('GrayText');
      expect(await style('.network-strip .said', 'fill')).toBe(grey);
      expect(await style('.network-strip rect.support', 'fill')).toBe(await system('CanvasText'));
      expect(await style('.network-strip rect.oppose', 'fill')).toBe(await system('Canvas'));
      await show('/verify', title);
      expect(await style('.button.primary:disabled', 'color')).toBe(grey);
    });

    test('the chosen entry of a menu is told from the others', async () => {
      await show('/?sel=agreement:pact', (one) => one.locator('.canvas').waitFor());
      await page.waitForFunction(() => (window.__stancegraph?.cy.nodes().length ?? 0) > 0);
      await page.locator('.canvas').focus();
      await page.keyboard.press('Shift+F10');
      const entry = '.menu [role="menuitem"]:focus';
      await page.locator(entry).waitFor();
      const chosen = await system('Highlight');
      await expect.poll(() => style(entry, 'background-color')).toBe(chosen);
      await page.keyboard.press('Escape');
    });
  });
});
