/** What pages show of labels, an act and a stance that were added to the vocabulary. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments } from '../../setup/chromium.ts';

const browserPath = process.env.CHROMIUM_PATH;

export function addedInBrowser(url: () => string): void {
  describe.skipIf(!browserPath)('in a browser', () => {
    let browser: Browser;
    let page: Page;
    const errors: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: browserPath ?? '',
        args: chromiumArguments,
      });
      page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    });
    afterAll(() => browser?.close());

    test('legend and list of the canvas have courts and acts', async () => {
      await page.goto(`${url()}/`);
      const legend = page.getByRole('list', { name: 'Legend of nodes' });
      await legend.locator('summary', { hasText: 'Court' }).waitFor();
      const acts = page.getByRole('list', { name: 'Legend of relationships' });
      await acts.locator('summary', { hasText: 'Act' }).click();
      await acts.getByRole('button', { name: 'Hide “ratified” 2' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'List', exact: true }).click();
      await page.getByRole('heading', { name: 'Courts 2' }).waitFor();
      expect(errors).toEqual([]);
    });

    test('the matrix has the stance in a colour and with a sign of its own', async () => {
      await page.goto(`${url()}/matrix?rows=actor`);
      const drawn = page.locator('.cell-glyph .conditional');
      await drawn.waitFor();
      const look = await drawn.evaluate((mark) => [
        (mark as HTMLElement).dataset.text,
        getComputedStyle(mark).color,
      ]);
      expect(look).toEqual(['◆ 1', 'rgb(29, 116, 73)']);
      await page.goto(`${url()}/agreements/charter`);
      await page.getByText('1 conditional').first().waitFor();
      expect(errors).toEqual([]);
    });

    test('a court has an address, and the search groups courts', async () => {
      await page.goto(`${url()}/courts/high`);
      await page.getByRole('heading', { name: 'High Court of the Isles' }).waitFor();
      await page.getByText('Office holders, parties and parts').waitFor();
      const colour = await page
        .locator('.entity-head .glyph')
        .evaluate((glyph) => getComputedStyle(glyph).fill);
      expect(colour).toBe('rgb(241, 221, 231)');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /^Search/ }).fill('court');
      await page.getByRole('group', { name: 'Courts' }).getByText('District Court').waitFor();
      expect(errors).toEqual([]);
    });

    test('what does not speak has a page too, with whatever mentions it', async () => {
      await page.goto(`${url()}/hearings/spring`);
      await page.getByRole('heading', { name: 'Spring hearing' }).waitFor();
      await page.getByText('The quorum was reached at noon.').waitFor();
      await page.getByText('I would not have ratified it').waitFor();
      expect(errors).toEqual([]);
    });
  });
}
