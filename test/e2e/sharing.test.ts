/** What people take away of a view: on paper, as a picture, as a link. */
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests } from '../setup/browser.ts';
import { otherSite } from '../setup/other-site.ts';

describe.runIf(process.env.CHROMIUM_PATH)('a view is taken along', () => {
  const served = explorerForTests();
  let page: Page;

  test('a result prints all of its rows', async () => {
    const cypher = encodeURIComponent('MATCH (s:Statement) RETURN s.id AS id ORDER BY id');
    page = await served.show(`/queries/new?run=1&cypher=${cypher}`);
    await page.getByText('234 rows').waitFor();
    const rows = page.locator('.grid-body .grid-row');
    expect(await rows.count()).toBeLessThan(100);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await rows.count()).toBe(234);
    await page.emulateMedia({ media: 'print' });
    const [first, second] = [await rows.nth(0).boundingBox(), await rows.nth(1).boundingBox()];
    expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0));
    await page.emulateMedia({ media: null });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => rows.count()).toBeLessThan(100);
  });

  test('the matrix is a picture with its words in it', async () => {
    page = await served.show('/matrix');
    await page.getByText('Picture', { exact: true }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Drawing (SVG)' }).click();
    const svg = await readFile((await (await waiting).path()) ?? '', 'utf8');
    expect(svg).toContain('234 statements');
    expect(svg).toMatch(/Source: Stancegraph, \d+ \w+ 20\d\d\. http/);
  });

  test('a short link is copied without a clipboard, and leads back', async () => {
    page = await served.show('/matrix?rows=actor', { viewport: { width: 390, height: 700 } });
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByLabel('Copy a link to this view').click();
    const made = page.waitForResponse('**/api/links');
    await page.getByRole('button', { name: /Copy short link/ }).click();
    const { url } = await (await made).json();
    await page.getByText('Short link copied').waitFor();
    await page.goto(served.server.url + url);
    expect(page.url()).toMatch(/\/matrix\?rows=actor$/);
  });

  test('the code that embeds a canvas may be short, and still shows it in a frame elsewhere', async () => {
    page = await served.show('/');
    await drawn(page);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByText('Export', { exact: true }).filter({ visible: true }).click();
    const made = page.waitForResponse('**/api/links');
    await page.getByRole('button', { name: 'Copy short embed code' }).click();
    const { url } = await (await made).json();
    await page.getByText('Embed code copied').waitFor();
    const site = await otherSite(
      `<iframe src="${served.server.url}${url}" width="900" height="600"></iframe>`,
    );
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: /more$/ }).waitFor({ state: 'attached' });
    await frame.locator('svg .node').first().waitFor();
    site.close();
  });
});
