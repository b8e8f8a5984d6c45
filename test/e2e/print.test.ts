/** On paper: every row and every page, without what is pressed, and where it comes from. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { explorerForTests } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('what is printed', () => {
  const served = explorerForTests();
  const print = async (page: Page) => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.getByText(/^Stancegraph, http.*, printed on/).waitFor();
  };
  const buttons = (page: Page) => page.getByRole('button').filter({ visible: true }).count();

  test('the table has each row that has loaded, not only those in view', async () => {
    const page = await served.show('/table?agreement=agreement:pact');
    const rows = page.locator('.statement-table tbody tr[data-index]');
    await page.getByText('89 statements').waitFor();
    await page.getByRole('button', { name: 'Print' }).waitFor();
    expect(await rows.count()).toBeLessThan(89);
    await print(page);
    expect(await rows.count()).toBe(89);
    expect(await page.getByRole('search').filter({ visible: true }).count()).toBe(0);
  });

  test.each([
    ['/timeline', 'of 234 statements', 'tbody tr[data-index]', 234],
    ['/changes', '1 change of position', 'section.change', 1],
    ['/queries/who-said-what-about-an-agreement', /56 rows/, '.grid-body .grid-row', 56],
  ])('%s has a button that prints all of it', async (path, loaded, row, rows) => {
    const page = await served.show(path);
    await page.getByText(loaded).first().waitFor();
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: 'Print' }).click();
    await page.locator('body[data-printed]').waitFor();
    await print(page);
    expect(await page.locator(row).count()).toBe(rows);
    for (const pressed of ['Print', 'Month', 'Download']) {
      expect(await page.getByRole('button', { name: pressed }).count()).toBe(0);
    }
  });

  test('the matrix is tables that fit the paper, and all of their columns', async () => {
    const page = await served.show('/matrix');
    await page.getByRole('grid', { name: 'Stance matrix' }).waitFor();
    const columns = Number(await page.getByRole('grid').getAttribute('aria-colcount')) - 1;
    await print(page);
    const heads = page.locator('.printed-matrix thead th');
    const tables = await page.locator('.printed-matrix').count();
    expect(tables).toBeGreaterThan(1);
    expect((await heads.count()) - tables).toBe(columns);
    expect(await buttons(page)).toBe(0);
  });

  test('a story has all of its pages, each with its picture', async () => {
    const page = await served.show('/scenes/the-letter-that-asked-for-a-way-out');
    await page.getByRole('button', { name: 'Print' }).waitFor();
    const pages = await page.locator('.story-contents li').count();
    await print(page);
    expect(pages).toBeGreaterThan(5);
    expect(await page.locator('.printed-story .picture svg').count()).toBe(pages);
    expect(await page.getByRole('heading', { level: 2, name: 'Sources' }).count()).toBe(1);
  });

  test('a statement and an agreement leave out what is pressed, and tell where words stand', async () => {
    const page = await served.show('/statements/statement:faber-x-optout');
    await page.getByRole('button', { name: 'Print' }).waitFor();
    await print(page);
    const address = await page
      .locator('.source a[href^="http"]')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('http');
    await page.emulateMedia({ media: null });
    await page.goto(`${served.server.url}/agreements/pact`);
    await page.getByRole('button', { name: 'Print' }).waitFor();
    await print(page);
    expect(await page.locator('.head-actions').filter({ visible: true }).count()).toBe(0);
  });
});
