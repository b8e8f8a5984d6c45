/** The pages of agreements, actors, parties and institutions in Chromium: what they count, what they keep. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { AgreementReply } from '../../model/schemas/pages.ts';
import { explorerForTests, pageTitle } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('pages of agreements and profiles', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
  };

  test('a page as of a day counts what was on record, and its links keep the day', async () => {
    await open('/agreements/pact');
    await page.getByRole('textbox', { name: 'As of' }).fill('2024-04-30');
    await page.getByText('This page shows what was on record on 30 April 2024').waitFor();
    await page.locator('.numbers .big').getByText('37', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Show as table' }).click();
    await page.getByText('37 statements').waitFor();
    await page.goBack();
    await page.locator('.numbers .big').getByText('37', { exact: true }).waitFor();
  });

  test('the filters of other views stay in the address through reloads; the page says that they do not apply', async () => {
    await open('/table?sel=actor:geert-wilders&party=party:pvv');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('link', { name: 'Open its page' }).click();
    const heading = page.getByRole('heading', { name: 'Geert Wilders', level: 1 });
    await heading.waitFor();
    await page.getByText('1 filter of the other views does not apply to this page').waitFor();
    await page.reload();
    await heading.waitFor();
    const others = page.getByRole('region', { name: 'Closest and most opposed' });
    await others.getByRole('link').first().click();
    await heading.waitFor({ state: 'detached' });
    await pageTitle(page).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Matrix' }).click();
    await page.waitForURL(/matrix\?party=party:pvv/);
    // The values of a query are none of the filters, and leave them as they were.
    await page.getByRole('link', { name: 'Queries' }).click();
    await page.getByRole('link', { name: 'What one speaker said about everything' }).click();
    await page.getByRole('heading', { name: 'What one speaker said about everything' }).waitFor();
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.waitForURL(/timeline\?party=party:pvv/);
  });

  test('a speaker with more statements than discs: the page says how many are shown, and links to all', async () => {
    await open('/');
    const few = 3;
    await page.route('**/api/agreements/*', async (route) => {
      const reply = await route.fetch();
      const body = (await reply.json()) as AgreementReply;
      for (const strip of body.strips) {
        strip.words = strip.words.slice(0, few);
        strip.membersWords = strip.membersWords.slice(0, few);
      }
      await route.fulfill({ json: body });
    });
    await page.goto(`${served.server.url}/agreements/pact?asOf=2025`);
    const row = page.locator('.strip', { hasText: 'European Commission' }).first();
    await row.getByText(/of its members the latest 3 of \d+; all/).waitFor();
    await row.getByText(/^the latest 3 of \d+ statements; all/).waitFor();
    await row.getByRole('link', { name: 'all of European Commission' }).click();
    await page.waitForURL(
      (url) =>
        url.pathname === '/table' &&
        url.searchParams.get('speaker') === 'institution:european-commission' &&
        url.searchParams.get('agreement') === 'agreement:pact' &&
        url.searchParams.get('asOf') === '2025',
    );
    await page.goBack();
    await row.getByRole('link', { name: 'all of members of European Commission' }).click();
    await page.waitForURL(/institution=institution:european-commission/);
  });

  test('a stance stands on one line with what it is about', async () => {
    await open('/statements/statement:wilders-new-wind');
    const line = page.locator('.about li').first();
    await line.waitFor();
    const apart = await line.evaluate((item) => {
      const bottomOf = (element: Element | null) => {
        const range = document.createRange();
        range.selectNodeContents(element?.lastChild ?? item);
        return range.getBoundingClientRect().bottom;
      };
      return Math.abs(bottomOf(item.querySelector('.stance')) - bottomOf(item.querySelector('a')));
    });
    expect(apart).toBeLessThan(1);
  });
});
