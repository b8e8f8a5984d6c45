/** What a reader sees while the server or its store is away, and after its return. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests, pageTitle } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('while the server is away', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string) => {
    page = await served.show(path);
    return page;
  };
  const notice = (text: string) => page.locator('[data-away]').getByText(text);
  const results = () => page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  const button = () => page.getByRole('button', { name: 'Try now' });
  /** Failed requests are what these tests are about. */
  const forgive = () => {
    const others = served.errors.filter((text) => !/Failed to load resource|fetch/i.test(text));
    expect(others).toEqual([]);
    served.errors.length = 0;
  };
  /** Answers of the store's own outage, in place of the server's. */
  const storeAway = async () => {
    const answer = JSON.stringify({ type: 'about:blank', title: 'Away', status: 503, detail: 'x' });
    const all = page.context();
    await all.route('**/api/**', (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: answer }),
    );
    return () => all.unroute('**/api/**');
  };

  const views: [string, (page: Page) => Locator][] = [
    ['/table', (page) => page.getByRole('table')],
    ['/timeline', (page) => page.getByText(/(of|All) 2\d\d statements/).first()],
    ['/matrix', (page) => page.getByRole('grid')],
    ['/agreements/agreement%3Apact', pageTitle],
    ['/actors/actor%3Amarjolein-faber', pageTitle],
    ['/queries/agreements-by-disagreement', (page) => page.getByRole('gridcell').first()],
    ['/embed/queries/agreements-by-disagreement', (page) => page.getByRole('gridcell').first()],
    ['/embed/matrix', (page) => page.locator('.embedded-figure > section svg').first()],
    ['/networks', (page) => page.getByRole('application')],
    ['/changes', (page) => page.locator('section.change').first()],
    ['/sources/source%3Aseed-article', pageTitle],
    ['/embed/timeline', (page) => page.locator('.embedded-figure > section svg').first()],
    ['/embed/networks', (page) => page.locator('.embedded-figure > section svg').first()],
    [
      '/embed/agreements/agreement%3Apact',
      (page) => page.locator('.embedded-figure > section svg').first(),
    ],
  ];

  test('views that could not be loaded try again every few seconds, and are there after the return', async () => {
    await open('/scenes');
    const isBack = await storeAway();
    const pages = await Promise.all(views.map(() => page.context().newPage()));
    await Promise.all(
      views.map(async ([path, shown], at) => {
        const one = pages[at] as Page;
        await one.goto(served.server.url + path);
        await one.locator('[data-away]').getByText('The database is not answering').waitFor();
        await one
          .locator('[data-away]')
          .getByText(/^Trying again in [1-4] seconds?/)
          .first()
          .waitFor();
        expect(await one.getByRole('button', { name: 'Try now' }).isVisible()).toBe(true);
        expect(await shown(one).count(), path).toBe(0);
      }),
    );
    await isBack();
    await Promise.all(
      views.map(async ([, shown], at) => {
        const one = pages[at] as Page;
        await shown(one).waitFor();
        await one.locator('[data-away]').waitFor({ state: 'detached' });
      }),
    );
    forgive();
  });

  test('the first scene is drawn when the server comes, at once when asked', async () => {
    await open('/table');
    await page.getByRole('table').waitFor();
    const comeBack = await served.server.goAway();
    await page.getByRole('link', { name: 'Graph', exact: true }).click();
    await notice('The server is not answering').waitFor();
    await comeBack();
    await button().click();
    await drawn(page);
    forgive();
  });

  test('what was typed stays: search, filters, Cypher', async () => {
    await open('/queries/new');
    const editor = page.getByRole('textbox', { name: 'Cypher' });
    await editor.waitFor();
    await editor.fill('MATCH (n:Actor) RETURN n.name AS name ORDER BY name LIMIT 3');
    const comeBack = await served.server.goAway();
    await editor.press('Control+Enter');
    await notice('The server is not answering').waitFor();
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Search people' });
    await search.fill('faber');
    await page.getByRole('heading', { name: 'Search is waiting for the server' }).waitFor();
    await comeBack();
    await results().first().waitFor();
    expect(await search.inputValue()).toBe('faber');
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Result' }).getByText('3 rows').waitFor();
    expect(await editor.textContent()).toContain('ORDER BY name LIMIT 3');
    forgive();
  });

  test('what is on screen stays while it cannot be read again', async () => {
    await open('/sources/source%3Ahvn-ontslag');
    const title = await pageTitle(page).textContent();
    const isBack = await storeAway();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('faber');
    await notice('You can read and copy what is on screen').waitFor();
    await page.keyboard.press('Escape');
    expect(await pageTitle(page).textContent()).toBe(title);
    await isBack();
    await notice('You can read').waitFor({ state: 'detached' });
    forgive();
  });

  test('without a network the search says so at once', async () => {
    await open('/table');
    await page.getByRole('table').waitFor();
    await page.context().setOffline(true);
    await page.keyboard.press('Control+k');
    await page.getByRole('heading', { name: 'No connection' }).waitFor();
    await page.getByRole('combobox', { name: 'Search people' }).fill('faber');
    expect(await page.locator('dialog .progress').count()).toBe(0);
    await page.context().setOffline(false);
    await results().first().waitFor();
    forgive();
  });
});
