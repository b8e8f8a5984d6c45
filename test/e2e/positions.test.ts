/** Dossiers, matrix, timeline and changes, by keyboard and by mouse. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  clipboardOf,
  drawn,
  explorerForTests,
  focusedName,
  shownIds,
  tabTo,
} from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('positions in Chromium', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    return page;
  };
  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });

  test('by keyboard alone: the Pact, a party’s cell, both quotes of a change, citation, back', async () => {
    await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await drawn(page);
    await page.keyboard.press('/');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('pact on migration');
    await page
      .getByRole('option', { name: /^Pact on Migration/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await inspector().getByRole('heading', { name: /^Pact/ }).waitFor();
    await page.keyboard.press('o');
    await page.getByRole('heading', { level: 1, name: 'Pact on Migration and Asylum' }).waitFor();
    await page.getByText('8 of 68 who acted or spoke shown').waitFor();

    await tabTo(page, /^Volkspartij voor Vrijheid.*Open the statements$/);
    await page.keyboard.press('Enter');
    await inspector().getByText('7 statements in this cell').waitFor();
    const scrolled = () =>
      page.evaluate(() => document.querySelector('.page-scroller')?.scrollTop ?? 0);
    const place = await scrolled();
    expect(place).toBeGreaterThan(100);
    await page.goBack();
    await inspector().waitFor({ state: 'detached' });
    expect(Math.abs((await scrolled()) - place)).toBeLessThan(40);

    await page.goto(`${served.server.url}/matrix`);
    const grid = page.getByRole('grid', { name: 'Stance matrix' });
    await grid.waitFor();
    await tabTo(page, /on Pact on Migration and Asylum:/);
    let label = await focusedName(page);
    const go = async (key: string) => {
      const before = label;
      await page.keyboard.press(key);
      await expect.poll(() => focusedName(page)).not.toBe(before);
      label = await focusedName(page);
    };
    for (let step = 0; step < 30 && !label.startsWith('Partij voor de Vrijheid'); step += 1)
      await go('ArrowDown');
    for (let step = 0; step < 40 && !label.includes('changed position'); step += 1)
      await go('ArrowRight');
    expect(label).toMatch(/^Partij voor de Vrijheid.*Hoofdlijnenakkoord.*changed position$/);
    await page.keyboard.press('Enter');
    const change = inspector().locator('.change');
    await change.getByText('Changed position').waitFor();
    await change.getByText('become unattractive to asylum seekers').waitFor();
    await change.getByText('Geen handtekening voor onze asielplannen').waitFor();
    await change.getByText('about nine months later (246–275 days)').waitFor();
    await tabTo(page, /^Copy citation$/);
    await page.keyboard.press('Enter');
    await inspector().getByText('Citation copied').first().waitFor();
    const copied = await clipboardOf(page);
    expect(copied).toMatch(
      /^Geert Wilders, Member of the House of Representatives, Tweede Kamer, PVV: /,
    );
    expect(copied).toContain('/statements/statement:');
    await page.goBack();
    await inspector().waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/matrix');
    await grid.waitFor();
  });

  test('the working set goes along from view to view, and survives reload and back', async () => {
    await open('/table?agreement=agreement:pact&stance=oppose');
    await page.getByText('31 statements').waitFor();
    await page.getByRole('link', { name: 'Matrix' }).click();
    await page.getByText('31 statements').waitFor();
    await page.getByRole('link', { name: 'Timeline' }).click();
    await page.getByText('31 statements').waitFor();
    await page.reload();
    await page.getByText('31 statements').waitFor();
    await page.goBack();
    await page.getByText('31 statements').waitFor();
    await page.getByRole('button', { name: 'Show on the graph' }).click();
    await drawn(page);
    await page.waitForFunction(() => (window.__stancegraph?.cy.nodes().length ?? 0) > 40);
    expect((await shownIds(page)).filter((id) => id.startsWith('statement:'))).toHaveLength(31);
    expect(page.url()).toContain('stance=oppose');
  });

  test('speakers who changed position are marked in table, quotes and card; a list can be shown whole', async () => {
    await open('/table?speaker=actor:geert-wilders');
    const mark = page.getByRole('link', { name: 'Geert Wilders: 1 change of position' });
    await mark.first().waitFor();
    await page.getByRole('button', { name: /handtekening/ }).click();
    await inspector().getByRole('link', { name: 'Geert Wilders: 1 change of position' }).click();
    await page.getByText('1 change of position').waitFor();
    expect(page.url()).toContain('speaker=actor');
    await page.goto(`${served.server.url}/agreements/pact`);
    await page.getByRole('button', { name: 'Show 22 more' }).first().click();
    await page.getByText('30 of 68 who acted or spoke shown').waitFor();
    await page.getByRole('button', { name: 'Show 30 more' }).first().click();
    await page.getByRole('button', { name: 'Show all 68' }).click();
    await expect.poll(() => page.locator('.strip').count()).toBe(68);
  });

  test('a disc opens every statement that it represents, after a reload too', async () => {
    await open('/agreements/pact');
    const disc = page.getByRole('button', {
      name: /European Parliament, members and parts: 6 support/,
    });
    await disc.click();
    await inspector().getByText('6 statements').waitFor();
    expect(await inspector().locator('.quotes > li').count()).toBe(6);
    await page.reload();
    await inspector().getByText('6 statements').waitFor();
    await page.getByRole('button', { name: 'Close the inspector' }).click();
    await page.waitForURL((url) => !url.search.includes('sel='));
  });

  test('a reload leaves pages and lists where they were scrolled to', async () => {
    await open('/agreements/pact');
    const lists = [
      ['/agreements/pact', '.page-scroller'],
      ['/table', '.statements-scroller'],
    ] as const;
    for (const [path, name] of lists) {
      await page.goto(`${served.server.url}${path}`);
      const scroller = page.locator(name);
      // A long page draws its lower part after the first screen.
      await expect
        .poll(() =>
          scroller.evaluate((element) => {
            element.scrollTo(0, 1500);
            return element.scrollTop;
          }),
        )
        .toBe(1500);
      // The page notes where it is on the scroll event, which comes with the next frame.
      await scroller.evaluate(
        () =>
          new Promise((done) => {
            requestAnimationFrame(() => requestAnimationFrame(done));
          }),
      );
      await page.reload();
      await scroller.waitFor();
      // Rows that are measured anew may differ by a little.
      await expect
        .poll(() => scroller.evaluate((element) => Math.abs(element.scrollTop - 1500)))
        .toBeLessThan(200);
    }
  });

  test('a bar of a table on a page opens as many statements as it says', async () => {
    await open('/agreements/pact');
    await page.getByRole('button', { name: /^European Commission: 16 support.*2 neutral/ }).click();
    await inspector().getByText('18 statements in this cell').waitFor();
  });

  test('filters without room are under More; those of the view before are there after a page', async () => {
    await open('/?sel=actor:geert-wilders&party=party:pvv', {
      viewport: { width: 1024, height: 768 },
    });
    const bar = page.getByRole('search', { name: 'Filters' });
    await bar.getByRole('button', { name: 'Clear Party' }).waitFor();
    await bar.getByRole('button', { name: 'More' }).click();
    await bar.getByRole('combobox', { name: 'Source' }).waitFor();
    const hidden = await page
      .locator('.filter-items')
      .evaluate((items) => items.scrollWidth - items.clientWidth);
    expect(hidden).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await inspector().getByRole('link', { name: 'Open its page' }).click();
    await page.getByRole('heading', { name: 'Geert Wilders', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Matrix' }).click();
    await page.waitForURL(/matrix\?party=party:pvv/);
  });

  test('a bar of the timeline sets the period, Escape clears it', async () => {
    await open('/timeline?agreement=agreement:pact');
    const chart = page.getByRole('application');
    await chart.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=2026-01-01&to=2026-01-31/);
    await page.getByText('2 statements, in this period').waitFor();
    await chart.focus();
    await page.keyboard.press('Escape');
    await page.getByText('89 statements').waitFor();
    const box = await chart.boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.6, (box?.y ?? 0) + 60);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.8, (box?.y ?? 0) + 60);
    await page.mouse.up();
    await page.waitForURL(/from=20/);
  });

  test('what is shown downloads: matrix and statements as CSV, citations', async () => {
    await open('/matrix?agreement=agreement:pact');
    const saved = async (click: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()]);
      return readFile(await download.path(), 'utf8');
    };
    const matrix = await saved(() => page.getByRole('button', { name: 'Download CSV' }).click());
    expect(matrix).toContain('"Partij voor de Vrijheid (Party for Freedom)"'.slice(1, 20));
    expect(matrix.split('\r\n').length).toBeGreaterThan(14);
    await page.getByRole('link', { name: 'Table' }).click();
    await page.getByText('Download').click();
    const table = await saved(() =>
      page.getByRole('link', { name: 'One row per statement (CSV)' }).click(),
    );
    expect(table.trim().split('\r\n')).toHaveLength(90);
    expect(table).toContain(`${served.server.url}/statements/statement:`);
  });

  test('who told it, under which act and where it is archived is shown', async () => {
    await open('/statements/magyar-neither');
    const told = page
      .locator('dt', { hasText: 'Told by' })
      .locator('xpath=following-sibling::dd[1]');
    expect(await told.textContent()).toBe('Csaba Dömötör');
    const act = 'institution:denmark|HAS_OPT_OUT|agreement:ceas|2009-12-01';
    await open(`/table?sel=${encodeURIComponent(act)}`);
    const under = inspector()
      .locator('dt', { hasText: 'Under' })
      .locator('xpath=following-sibling::dd[1]');
    await under.getByText('Protocol No 22').waitFor();
    await open('/sources/wiki-weber');
    await page.getByRole('link', { name: 'https://archive.fo/ldeLr' }).waitFor();
    await open('/table?sel=institution:seed-outlet');
    await inspector().getByText('Not identified').waitFor();
  });

  test('the reader numbers coded passages, and links them with their notes both ways', async () => {
    await open('/sources/ec-0410');
    await page.getByText('reuse allowed with acknowledgement').waitFor();
    const text = (await page.locator('.kept-text').textContent()) ?? '';
    // The quote's first sentence stands in the text before: its place says which one is meant.
    expect(text.indexOf('After years of intense work')).toBeLessThan(text.indexOf('historic day'));
    const passages = page.locator('.passage');
    const notes = page.getByRole('list', { name: 'Coded as' }).getByRole('listitem');
    await passages.nth(1).waitFor();
    expect(await notes.count()).toBe(2);
    expect(await passages.first().textContent()).toMatch(/^After years.*for Europe\.\s*1$/s);
    const before = await passages.first().evaluate((one) => one.previousSibling?.textContent);
    expect(before).toContain('Today is indeed a historic day.');
    await passages.first().click();
    await inspector().getByText('Copy citation').waitFor();
    expect(await notes.first().getAttribute('aria-current')).toBe('true');
    await notes.nth(1).getByRole('button').click();
    await expect.poll(() => passages.nth(1).getAttribute('aria-current')).toBe('true');
    expect(await passages.first().getAttribute('aria-current')).toBe('false');
  });

  test('an address that names nothing says so', async () => {
    await open('/agreements/no-such-thing');
    await page.getByText('Page not found').waitFor();
    served.errors.length = 0;
  });

  test('the pages fit a phone', async () => {
    await open('/agreements/pact', { viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { level: 1, name: /^Pact/ }).waitFor();
    for (const path of [
      '/agreements/pact',
      '/matrix',
      '/timeline',
      '/changes',
      '/actors/geert-wilders',
    ]) {
      await page.goto(served.server.url + path);
      await page.waitForLoadState('networkidle');
      const wide = await page.evaluate(() => {
        const scroller = document.querySelector('.page-scroller') ?? document.documentElement;
        return scroller.scrollWidth - scroller.clientWidth;
      });
      expect([path, wide]).toEqual([path, 0]);
    }
  });
});
