/** Thinking on the canvas: its list for those who cannot see it, filters, history, paths, notes. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests, inAddress, placeOf, shownIds } from '../setup/browser.ts';

const axeSource = readFileSync(
  new URL('../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

describe.runIf(Boolean(process.env.CHROMIUM_PATH))('the canvas in Chromium', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    await drawn(page);
    return page;
  };
  const accessible = async () => {
    await page.evaluate(axeSource);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    });
    expect(found).toEqual([]);
  };

  test('a statement two steps away is found and its source opened by roles and names alone', async () => {
    await open('/');
    await page.getByRole('button', { name: 'List' }).click();
    const list = page.getByRole('region', { name: 'Graph as list' });
    await list.getByRole('searchbox', { name: 'Find in this list' }).fill('rob jetten');
    await list.getByRole('button', { name: 'More on Rob Jetten', exact: true }).click();
    await list.getByText('8 relationships in the graph').waitFor();
    await list.getByRole('button', { name: /^Expand: statements made, statements \(4\)/ }).click();
    await page
      .getByText(/neighbours? of Rob Jetten added/)
      .first()
      .waitFor();
    await list.getByRole('searchbox', { name: 'Find in this list' }).fill('applaudisseert');
    await list
      .getByRole('button', { name: /^More on Rob Jetten\. Opposes .*“Orbán applaudisseert/ })
      .click();
    await list.getByRole('button', { name: /^Expand: answers, statements/ }).click();
    await list.getByRole('button', { name: '“brave”', exact: true }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('brave').first().waitFor();
    const source = inspector.getByRole('link', { name: /dutchnews/ });
    expect(await source.getAttribute('href')).toMatch(/^https:\/\/.*dutchnews/);
    await accessible();
  });

  test('filters and a day are in the address, fade or hide, and survive reload and back', async () => {
    await open('/');
    const all = await shownIds(page);
    await page.getByRole('button', { name: 'Stance' }).click();
    await page.getByRole('combobox', { name: 'Stance' }).selectOption('oppose');
    const status = page.getByRole('search', { name: 'Filters' }).getByRole('status');
    await status.getByText('4 of 8 statements shown match').waitFor();
    expect(await shownIds(page)).toEqual(all);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await page.waitForURL(/rest=hide/);
    await page.waitForFunction(
      (count) => (window.__stancegraph?.cy.nodes().length ?? count) < count,
      all.length,
    );
    const left = await shownIds(page);
    expect(left.filter((id) => id.startsWith('statement:'))).toHaveLength(4);
    await page.reload();
    await drawn(page);
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      left.length,
    );
    expect(await shownIds(page)).toEqual(left);
    await accessible();
    await page.goBack();
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('stance'));
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      all.length,
    );
    await page.getByRole('button', { name: 'As of' }).click();
    await page.getByRole('textbox', { name: 'As of' }).fill('2024-09-18');
    await page.waitForURL(/asOf=2024-09-18/);
    await status.getByText(/^\d of 8 statements shown match/).waitFor();
    // By keyboard: the node in the middle and its menu.
    await page.locator('.canvas').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu');
    await menu.getByText(/\d+ relationships, \d+ shown/).waitFor();
    await menu.getByRole('menuitem', { name: 'Expand 25 matching the filter' }).waitFor();
    await accessible();
  });

  test('a filter is undone and done again with the keys, and is in the history', async () => {
    await open('/');
    const all = (await shownIds(page)).length;
    const shown = (count: (now: number) => boolean) =>
      expect.poll(async () => count((await shownIds(page)).length)).toBe(true);
    await page.getByRole('button', { name: 'Stance' }).click();
    await page.getByRole('combobox', { name: 'Stance' }).selectOption('oppose');
    await page.waitForURL(/stance=oppose/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await shown((now) => now < all);
    await page.locator('.canvas').focus();
    await page.keyboard.press('Control+z');
    await page.waitForURL((url) => !url.search.includes('rest'));
    await shown((now) => now === all);
    await page.keyboard.press('Control+z');
    await page.waitForURL((url) => !url.search.includes('stance'));
    await page.getByText(/^24 of/).waitFor();
    await page.goBack();
    await page.waitForURL(/stance=oppose(?!.*rest)/);
    await page.getByRole('button', { name: 'Redo: Hid non-matching nodes' }).click();
    await page.waitForURL(/rest=hide/);
    await shown((now) => now < all);
    await page.getByRole('button', { name: 'History' }).click();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByRole('button', { name: /^Filtered: stance oppose/ }).waitFor();
    await history.getByRole('button', { name: /^Opened/ }).click();
    await page.waitForURL((url) => !url.search.includes('stance'));
    await shown((now) => now === all);
  });

  test('every step is listed, can be gone to, and is still there after a reload', async () => {
    await open('/?sel=actor:rob-jetten');
    const first = await shownIds(page);
    await page.locator('.canvas').focus();
    await page.keyboard.press('e');
    await page.waitForFunction(
      (count) => (window.__stancegraph?.cy.nodes().length ?? 0) > count,
      first.length,
    );
    const expanded = await shownIds(page);
    // Written on without waiting for the panel.
    await page.keyboard.press('n');
    await page.keyboard.type('Ask his office');
    const notes = page.getByRole('region', { name: 'Notes' });
    const field = notes.getByRole('textbox', { name: 'A note on Rob Jetten' });
    await expect.poll(() => field.inputValue()).toBe('Ask his office');
    await notes.getByRole('button', { name: 'Write' }).click();
    await notes.getByText('Ask his office').first().waitFor();
    await page.getByText('More', { exact: true }).last().click();
    await page.getByRole('button', { name: 'Group by country' }).click();
    await page.waitForFunction(
      (count) => (window.__stancegraph?.cy.nodes().length ?? count) < count,
      expanded.length,
    );
    const grouped = await shownIds(page);
    expect(grouped).toContain('bundle:country:NL');
    await inAddress(page, ({ bundles = [] }) => bundles.some(({ id }) => grouped.includes(id)));
    await page.reload();
    await drawn(page);
    expect(await shownIds(page)).toEqual(grouped);
    await page.getByRole('button', { name: 'History' }).click();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByRole('listitem').first().waitFor();
    const names = await history.getByRole('listitem').allTextContents();
    expect(names.map((name) => name.replace(/\d\d:\d\d$/, ''))).toEqual([
      'Grouped by country',
      'Wrote a note on Rob Jetten',
      'Expanded Rob Jetten',
      'Opened',
    ]);
    await accessible();
    await history.getByRole('button', { name: /^Expanded Rob Jetten/ }).click();
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      expanded.length,
    );
    await history.getByRole('button', { name: /^Opened/ }).click();
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      first.length,
    );
    expect(await shownIds(page)).toEqual(first);
    await history.getByRole('button', { name: /^Grouped by country/ }).click();
    await page.waitForFunction(
      (count) => window.__stancegraph?.cy.nodes().length === count,
      grouped.length,
    );
    expect(await shownIds(page)).toEqual(grouped);
  });

  test('a reload keeps the view and the nodes that were selected together', async () => {
    await open('/');
    await page.locator('.legend summary').filter({ hasText: 'Party' }).click();
    await page.getByRole('button', { name: 'Select 4 nodes' }).click();
    const bar = page.getByRole('region', { name: 'Selected together' });
    await bar.getByText('4 selected').waitFor();
    const opened = await page.evaluate(() => location.hash);
    await bar.getByText('More').click();
    await bar.getByRole('button', { name: 'Align: top' }).click();
    const view = () =>
      page.evaluate(() => {
        const cy = window.__stancegraph?.cy;
        const { x1 = 0, x2 = 0, y1 = 0, y2 = 0 } = cy?.extent() ?? {};
        return [cy?.zoom() ?? 0, (x1 + x2) / 2, (y1 + y2) / 2].map((part) => part.toFixed(1));
      });
    const fitted = await view();
    // The view is moved by hand.
    const box = await page.locator('.canvas').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 200);
    await page.mouse.wheel(0, -400);
    await expect.poll(async () => (await view()).join() !== fitted.join()).toBe(true);
    const looked = await view();
    // What the reload brings back is in the address.
    await page.waitForFunction((old) => location.hash !== old, opened);
    await page.reload();
    await drawn(page);
    await bar.getByText('4 selected').waitFor();
    await expect.poll(view).toEqual(looked);
    // Another page and back.
    await page.getByRole('navigation', { name: 'Pages' }).getByText('Table').click();
    await page.waitForURL(/table/);
    await page.getByRole('navigation', { name: 'Pages' }).getByText('Graph').click();
    await drawn(page);
    await expect.poll(view).toEqual(looked);
    await page.getByRole('button', { name: 'Undo: Aligned 4 nodes: top' }).click();
    await page.getByRole('button', { name: 'Redo: Aligned 4 nodes: top' }).waitFor();
  });

  test('a line that stands for several relationships lists them, and each opens', async () => {
    await open('/');
    const [one, other] = ['actor:henri-bontenbal', 'party:cda'] as const;
    const zoomTo = (level: number) =>
      page.evaluate((zoom) => {
        const cy = window.__stancegraph?.cy;
        cy?.zoom({ level: zoom, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
      }, level);
    await zoomTo(0.5);
    const [from, to] = [await placeOf(page, one), await placeOf(page, other)];
    await page.mouse.click((from.x + to.x) / 2, (from.y + to.y) / 2);
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('heading', { name: '2 relationships between these two' }).waitFor();
    expect(new URL(page.url()).searchParams.get('sel')).toBe(`between:${one}~${other}`);
    await accessible();
    // The link opens it for who has another canvas.
    await inspector.getByRole('button', { name: /14 August 2023/ }).click();
    await inspector.getByText('leader').first().waitFor();
    await page.waitForURL(/MEMBER_OF/);
  });

  test('several nodes are selected together; their paths are stepped through by keyboard', async () => {
    await open('/?sel=actor:viktor-orban');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('sel='));
    await page.getByRole('button', { name: 'List' }).click();
    const list = page.getByRole('region', { name: 'Graph as list' });
    await list.getByRole('checkbox', { name: 'Select Rob Jetten with others' }).check();
    await list.getByRole('checkbox', { name: 'Select Viktor Orbán with others' }).check();
    const bar = page.getByRole('region', { name: 'Selected together' });
    await bar.getByText('2 selected').waitFor();
    await bar.getByRole('button', { name: 'Paths between' }).click();
    const panel = page.getByRole('region', { name: 'Paths' });
    await panel.getByText('1 path').waitFor();
    await panel.getByRole('combobox', { name: 'Which' }).selectOption('several');
    await panel.getByRole('button', { name: 'Find' }).click();
    await panel.getByText(/^10 paths/).waitFor();
    const path = panel.getByRole('region', { name: 'Path', exact: true });
    await path.getByText('1 of 10').waitFor();
    await path.getByRole('button', { name: 'Another path' }).focus();
    await page.keyboard.press('ArrowRight');
    await path.getByText('2 of 10').waitFor();
    await page.keyboard.press('ArrowLeft');
    await path.getByText('1 of 10').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/sel=actor:rob-jetten/);
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/MADE/);
    // Each hop with its evidence: the statement's words and where they stand.
    await path.getByRole('link', { name: /Hart van Nederland, 19 September 2024/ }).waitFor();
    await accessible();
    const before = await shownIds(page);
    await path.getByRole('button', { name: 'Add all' }).click();
    await page.waitForFunction(
      (count) => (window.__stancegraph?.cy.nodes().length ?? 0) > count,
      before.length,
    );
    await path.getByRole('button', { name: 'Show on the canvas' }).click();
    await path.getByRole('button', { name: 'Unmark' }).waitFor();
    await inAddress(page, (scene) => scene.path.length > 0);
    await page.reload();
    await drawn(page);
    await path.getByText('1 path').waitFor();
    await path.getByRole('button', { name: 'Unmark' }).click();
    await path.waitFor({ state: 'detached' });
  });

  test('at 400 % everything is there, and nothing is cut off at the side', async () => {
    await open('/', { viewport: { width: 320, height: 256 } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(320);
    await page.getByRole('button', { name: 'List' }).click();
    const list = page.getByRole('region', { name: 'Graph as list' });
    await list.getByRole('button', { name: 'More on Rob Jetten', exact: true }).click();
    await list.getByRole('button', { name: 'Hide', exact: true }).click();
    await page.waitForFunction(() =>
      window.__stancegraph?.cy.getElementById('actor:rob-jetten').empty(),
    );
    const box = await list.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(320);
    expect(box?.height).toBeGreaterThan(150);
  });
});
