/** Titles, languages and the way of the keys, page by page. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pageNames, pages } from '../../model/pages.ts';
import { drawn, explorerForTests, focusedName, pageTitle } from '../setup/browser.ts';

/** A node for each page of one; pages that need what a test must first make are left out. */
const ids: Record<string, string> = {
  query: 'agreements-by-disagreement',
  Actor: 'actor:geert-wilders',
  Party: 'party:pvv',
  Institution: 'institution:european-commission',
  Agreement: 'agreement:pact',
  Statement: 'statement:rob-jetten-01',
  Source: 'source:hvn-ontslag',
};

describe.runIf(process.env.CHROMIUM_PATH)('titles, languages and keys', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string) => {
    page = await served.show(path);
    return page;
  };
  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
  const found = async (text: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search people' }).fill(text);
    await page.getByRole('listbox', { name: 'Results' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await inspector().waitFor();
  };

  test('every page has a title of its own', async () => {
    await open('/table');
    await page.getByRole('table').waitFor();
    const titles = new Map<string, string>();
    for (const name of pageNames) {
      const path: string = pages[name].path;
      const id = ids[name];
      if (path.startsWith('/embed') || (path.includes('$') && !id)) continue;
      const before = await page.title();
      await page.evaluate(
        (to) => {
          history.pushState(null, '', to);
          dispatchEvent(new PopStateEvent('popstate'));
        },
        path.replace(/\$\w+/, encodeURIComponent(id ?? '')),
      );
      // Of a node its own name, once it is known.
      const listed = `${pages[name].title} · Stancegraph`;
      await page.waitForFunction(
        ([title, known, old]) =>
          document.title.endsWith(' · Stancegraph') &&
          (known ? document.title !== title && document.title !== old : document.title === title),
        [listed, id !== undefined, before] as const,
      );
      expect(titles.get(await page.title()), `${path} and another`).toBeUndefined();
      titles.set(await page.title(), path);
    }
    expect(titles.size).toBeGreaterThan(12);
    await page.goto(`${served.server.url}/actors/actor%3Anobody`);
    await page.waitForFunction(() => document.title === 'Page not found · Stancegraph');
    served.errors.length = 0;
  });

  test('words in another language say which, in the table, the list and the search', async () => {
    await open('/table?speaker=actor:rob-jetten&sel=statement:rob-jetten-01');
    await inspector().getByText('porseleinkast').first().waitFor();
    const dutch = () => page.locator('[lang="nl"]', { hasText: 'porseleinkast' });
    expect(await page.getByRole('table').locator('[lang="nl"]').count()).toBeGreaterThan(0);
    expect(await page.getByRole('table').locator('[lang="en"]').count()).toBeGreaterThan(0);
    expect(await inspector().locator('[lang="nl"]').count()).toBeGreaterThan(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search people' }).fill('porseleinkast');
    await page.getByRole('option').locator('[lang="nl"]').first().waitFor();
    await page.keyboard.press('Escape');
    await inspector().getByRole('button', { name: 'Add to the canvas' }).click();
    await page.getByRole('link', { name: 'Graph', exact: true }).click();
    await drawn(page);
    await page.getByRole('button', { name: /list/i }).first().click();
    const list = page.getByRole('region', { name: 'Graph as list' });
    await list.waitFor();
    expect(await list.getByRole('button', { name: /^Rob Jetten\. .*porseleinkast/ }).count()).toBe(
      1,
    );
    expect(await list.locator('[lang="nl"]', { hasText: 'porseleinkast' }).count()).toBe(1);
    expect(await dutch().first().isVisible()).toBe(true);
  });

  test('the first stop skips the bar', async () => {
    await open('/table');
    await page.getByRole('table').waitFor();
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });

  test('after a search one key reaches the inspector, which is announced', async () => {
    await open('/changes');
    await pageTitle(page).waitFor();
    await found('Tusk');
    await page.getByText('Donald Tusk is open in the inspector. F6 goes there.').waitFor();
    await page.keyboard.press('F6');
    expect(await focusedName(page)).toBe('Inspector');
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.goto(served.server.url);
    await drawn(page);
    await found('Orbán');
    await page.keyboard.press('F6');
    expect(await focusedName(page)).toBe('Inspector');
  });

  test('keys of a single sign can be switched off, and stay off', async () => {
    await open('/table');
    await page.getByRole('table').waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByRole('checkbox', { name: /^Single-key shortcuts/ }).uncheck();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.reload();
    await page.getByRole('table').waitFor();
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
  });

  test('Escape closes every menu, wherever the keys are, and nothing else', async () => {
    await open('/table?sel=statement:rob-jetten-01');
    await inspector().getByText('Cite as').waitFor();
    for (const summary of await page.locator('details.menu-button > summary').all()) {
      await summary.click();
      const menu = page.locator('details.menu-button[open]');
      expect(await menu.count()).toBe(1);
      await page.locator('#main').focus();
      await page.keyboard.press('Escape');
      expect(await menu.count()).toBe(0);
      expect(await inspector().isVisible()).toBe(true);
    }
    await page.getByRole('link', { name: 'Graph', exact: true }).click();
    await drawn(page);
    await page.locator('.canvas').click({ button: 'right', position: { x: 5, y: 5 } });
    await page.getByRole('menu').waitFor();
    await page.locator('#main').focus();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  test('a short message covers nothing', async () => {
    await open('/table');
    await page.getByRole('table').waitFor();
    await page.locator('details.share > summary').click();
    await page.locator('details.share button').first().click();
    const box = await page.locator('.toast').boundingBox();
    const main = await page.locator('#main').boundingBox();
    expect((main?.y ?? 0) + (main?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + 1);
  });
});
