/** What a reader can do in the browser, with the mouse and with the keyboard alone. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  drawn,
  explorerForTests,
  focusedName,
  inAddress,
  placeOf,
  shownIds,
  tabTo,
} from '../setup/browser.ts';

const browserThere = Boolean(process.env.CHROMIUM_PATH);

// Without a Chromium the reason is named by `npm test`; REQUIRE_BROWSER=1 makes it a failure.
describe.runIf(browserThere)('the explorer in Chromium', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    return page;
  };

  test('opens on the Pact and the opt-out request, without a click', async () => {
    await open('/');
    await drawn(page);
    const ids = await shownIds(page);
    expect(ids).toContain('agreement:pact');
    expect(ids).toContain('agreement:nl-opt-out-request');
    expect(await page.getByRole('region', { name: 'Graph', exact: true }).isVisible()).toBe(true);
  });

  test('by mouse: search, expand, evidence, path, saved query, undo, reload', async () => {
    await open('/');
    await drawn(page);
    await page.getByRole('button', { name: /^Search people/ }).click();
    await page.getByRole('combobox').fill('porseleinkast');
    await page.getByRole('option').first().click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('olifant in de Europese porseleinkast').waitFor();
    await inspector.getByText('elephant in the European china shop').waitFor();
    await inspector.getByText('Translated from Dutch by the compilers').waitFor();
    await inspector.getByText('Thursday 19 September 2024').waitFor();
    await inspector.getByText('Press or reference').first().waitFor();
    expect(
      await inspector.getByRole('link', { name: 'hartvannederland.nl' }).getAttribute('href'),
    ).toContain('https://');

    const before = await shownIds(page);
    const places = () =>
      page.evaluate(() =>
        Object.fromEntries(
          window.__stancegraph?.cy.nodes().map((node) => [node.id(), node.position()]) ?? [],
        ),
      );
    const old = await places();
    const pact = await placeOf(page, 'agreement:pact');
    await page.mouse.click(pact.x, pact.y, { button: 'right' });
    const menu = page.getByRole('menu');
    await menu.getByText('121 relationships').waitFor();
    await menu.getByRole('menuitem', { name: /^Parts/ }).click();
    await page.waitForFunction(
      (count) => (window.__stancegraph?.cy.nodes().length ?? 0) > count,
      before.length,
    );
    const now = await places();
    for (const id of before) expect(now[id]).toEqual(old[id]);

    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      before.length,
    );
    expect(await shownIds(page)).toEqual(before);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await page.waitForFunction(
      (count) => (window.__stancegraph?.cy.nodes().length ?? 0) > count,
      before.length,
    );

    const jetten = await placeOf(page, 'actor:rob-jetten');
    await page.mouse.click(jetten.x, jetten.y, { button: 'right' });
    await menu.getByRole('menuitem', { name: /^Find a path from here/ }).click();
    await page.getByText('Choose the other end').first().waitFor();
    const other = await placeOf(page, 'actor:janos-boka');
    await page.mouse.click(other.x, other.y);
    const path = page.getByRole('region', { name: 'Path' });
    await path.getByText(/Path of \d relationships/).waitFor();
    await path.getByRole('button', { name: 'Next' }).click();

    const shown = await shownIds(page);
    await inAddress(page, ({ nodes, path }) => path.length > 0 && nodes.length === shown.length);
    await page.reload();
    await drawn(page);
    expect(await shownIds(page)).toEqual(shown);

    await page.getByRole('link', { name: 'Queries' }).click();
    await page.getByRole('link', { name: 'Agreements by disagreement' }).click();
    await page
      .getByRole('region', { name: 'Result' })
      .getByText(/\d+ rows/)
      .waitFor();
    await page.getByRole('link', { name: 'Who said what about an agreement' }).click();
    const picker = page.getByRole('combobox', { name: 'Agreement' });
    await picker.fill('2024/1351');
    await page
      .getByRole('option', { name: 'Asylum and Migration Management Regulation' })
      .first()
      .click();
    await page.getByRole('button', { name: 'Run' }).click();
    await page
      .getByRole('gridcell', { name: 'Asylum and Migration Management Regulation' })
      .first()
      .waitFor();
    expect(page.url()).toContain('?agreement=agreement:ammr');
    await page.getByRole('button', { name: 'Full page' }).click();
    await page.waitForFunction(() =>
      window.__stancegraph?.cy.getElementById('agreement:ammr').nonempty(),
    );
  });

  test('by keyboard alone: search, evidence, expand, path, undo, saved query', async () => {
    await open('/');
    await drawn(page);
    // Typed on without waiting for the search.
    await page.keyboard.press('/');
    await page.keyboard.type('marjolein faber');
    await page
      .getByRole('option', { name: /Marjolein Faber/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('heading', { name: 'Marjolein Faber' }).waitFor();
    await inspector.getByText('2 July 2024 to 3 June 2025').waitFor();

    // Into the evidence and back: the keys are on the canvas again.
    await page.keyboard.press('Enter');
    await expect.poll(() => focusedName(page)).toBe('Inspector');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await inspector.waitFor({ state: 'detached' });
    expect(await focusedName(page)).toMatch(/^Graph drawing/);
    await page.goBack();
    await inspector.waitFor();

    const before = await shownIds(page);
    await page.keyboard.press('e');
    await page.waitForFunction(
      (count) => (window.__stancegraph?.cy.nodes().length ?? 0) > count,
      before.length,
    );
    await page.keyboard.press('Control+z');
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      before.length,
    );

    await page.keyboard.press('p');
    await page.getByText('Choose the other end').first().waitFor();
    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('orban');
    await page
      .getByRole('option', { name: /Viktor Orbán/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'Path' })
      .getByText(/Path of/)
      .waitFor();

    await tabTo(page, /^Graph drawing/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('menu').count()).toBe(0);
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');

    await tabTo(page, /^Queries$/);
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'Result' })
      .getByText(/\d+ rows/)
      .waitFor();
  });

  test('a filter of the table is in the address and survives reload and the back button', async () => {
    await open('/table');
    await page.getByText('100 of 234 statements shown').waitFor();
    await page.getByRole('combobox', { name: 'Stance' }).selectOption('oppose');
    await page.waitForURL(/stance=oppose/);
    await page.getByText(/^[789]\d statements$/).waitFor();
    await page.reload();
    expect(await page.getByRole('combobox', { name: 'Stance' }).inputValue()).toBe('oppose');
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('stance'));
    await page.getByRole('textbox', { name: 'Words' }).fill('qzxv');
    await page.getByRole('heading', { name: 'No statement matches these filters' }).waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).last().click();
    await page.getByText('100 of 234 statements shown').waitFor();
  });

  test('what is selected stays open on the next page, and on the canvas', async () => {
    await open('/table?sel=actor:geert-wilders');
    const heading = page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('heading', { name: 'Geert Wilders' });
    await heading.waitFor();
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Matrix' }).click();
    await page.waitForURL(/\/matrix\?.*sel=actor/);
    await heading.waitFor();
    await pages.getByRole('link', { name: 'Graph' }).click();
    await drawn(page);
    await heading.waitFor();
    await pages.getByRole('link', { name: 'Queries' }).click();
    await page.waitForURL((url) => !url.search.includes('sel='));
  });

  test('everything on the canvas can be read and done in its list', async () => {
    await open('/');
    await drawn(page);
    await page.getByRole('button', { name: 'List' }).click();
    const list = page.getByRole('region', { name: 'Graph as list' });
    await list.getByRole('button', { name: 'Geert Wilders', exact: true }).waitFor();
    const before = await shownIds(page);
    await list.getByRole('button', { name: 'More on Geert Wilders', exact: true }).click();
    await list.getByRole('button', { name: /^Expand: statements made/ }).click();
    await page.waitForFunction(
      (count) => (window.__stancegraph?.cy.nodes().length ?? 0) > count,
      before.length,
    );
    await list.getByRole('button', { name: 'Geert Wilders', exact: true }).click();
    await page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('heading', { name: 'Geert Wilders' })
      .waitFor();
  });

  test('a phone shows the same in a sheet', async () => {
    await open('/?sel=statement:rob-jetten-01', { viewport: { width: 390, height: 844 } });
    await drawn(page);
    const sheet = page.getByRole('complementary', { name: 'Inspector' });
    await sheet.getByText('porseleinkast').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(390);
  });

  test('on a phone the name of the current page is in view', async () => {
    await open('/scenes', { viewport: { width: 390, height: 844 } });
    const current = page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: 'Scenes' });
    await current.waitFor();
    await expect
      .poll(async () => {
        const box = await current.boundingBox();
        return box !== null && box.x >= 0 && box.x + box.width <= 390;
      })
      .toBe(true);
  });

  test('a link to something that is gone says so and shows the rest', async () => {
    await open('/?sel=actor:nobody');
    await drawn(page);
    await page.getByRole('alert').getByText('There is no node with the id').waitFor();
    served.errors.length = 0; // The browser itself reports the 404.
  });

  test('the first scene needs at most 380 KiB of JavaScript and CSS, compressed', async () => {
    // What a service worker hands over has no size.
    const context = await served.browser.newContext({ serviceWorkers: 'block' });
    page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (!/\.(js|css)$/.test(new URL(request.url()).pathname)) return;
      sizes.push(request.sizes().then((size) => size.responseBodySize));
    });
    await page.goto(`${served.server.url}/`);
    await drawn(page);
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(200 * 1024);
    expect(bytes).toBeLessThan(380 * 1024);
    await context.close();
  });
});
