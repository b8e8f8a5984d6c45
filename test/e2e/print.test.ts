/** On paper: every row and every page, without what is pressed, and where it comes from. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests } from '../setup/browser.ts';

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

  test('a title, the filters in words and whole verbs stand on paper', async () => {
    const page = await served.show('/table?agreement=agreement:pact&stance=oppose');
    await page.locator('.statement-table tbody tr[data-index]').first().waitFor();
    await page.setViewportSize({ width: 688, height: 970 });
    await print(page);
    const title = page.getByRole('heading', { level: 1, name: 'Statements' });
    expect((await title.boundingBox())?.height).toBeGreaterThan(20);
    await page
      .getByText('Filters: Agreement: Pact on Migration and Asylum; Stance: Oppose.')
      .waitFor();
    const broken = await page
      .locator('.statement-table .stance')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height > 30).length);
    expect(broken).toBe(0);
  });

  test('the timeline prints its bars, the canvas its picture, a drawn result its rows', async () => {
    const page = await served.show('/timeline');
    await page.getByText('of 234 statements').first().waitFor();
    await page.locator('.chart svg').waitFor();
    await print(page);
    await page.locator('.printed-figure > svg').waitFor();
    await page.emulateMedia({ media: null });
    await page.goto(served.server.url);
    await drawn(page);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.locator('summary', { hasText: 'Export' }).filter({ visible: true }).click();
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await page.locator('body[data-printed]').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const picture = page.locator('.printed-canvas > svg');
    expect((await picture.boundingBox())?.height).toBeGreaterThan(200);
    expect(await page.locator('.stage').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    await page.goto(`${served.server.url}/queries/who-answered-whom`);
    await page.getByRole('tab', { name: 'Graph', selected: true }).waitFor();
    await page.getByText(/\d+ nodes and/).waitFor();
    await print(page);
    expect(await page.locator('.grid-body .grid-row').count()).toBeGreaterThan(20);
  });

  test('a figure from a frame has its title once', async () => {
    const page = await served.show('/embed/networks');
    await page.locator('.embedded-figure > section > svg').waitFor();
    await page.emulateMedia({ media: 'print' });
    const title = await page.locator('h1').boundingBox();
    expect(title).toBeNull();
  });

  test('bars of terms keep their colour, and no card is cut by the end of a sheet', async () => {
    const page = await served.show('/parties/vvd');
    await page.locator('.term-bar').first().waitFor();
    await print(page);
    const adjusted = (where: string, name: string) =>
      page
        .locator(where)
        .first()
        .evaluate((one, of) => getComputedStyle(one).getPropertyValue(of), name);
    expect(await adjusted('.term-bar', 'print-color-adjust')).toBe('exact');
    await page.emulateMedia({ media: null });
    await page.goto(`${served.server.url}/sources/seed-article`);
    await page.getByText('from this source').waitFor();
    await print(page);
    expect(await adjusted('.quotes > li', 'break-inside')).toBe('avoid');
    expect(await page.getByRole('button', { name: 'Copy citation' }).count()).toBe(0);
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
