/** What the screen says is true and whole: stances with objects, offices with institutions, notes, actions. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests, shownIds } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('words on screen in Chromium', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    return page;
  };
  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
  const act = (name: string) => inspector().getByRole('button', { name, exact: true });

  test('expand, pin and hide of the selected node are buttons with words, on a wide screen and a phone', async () => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await open('/?sel=agreement:pact', { viewport });
      await drawn(page);
      await act('Expand').waitFor();
      const before = (await shownIds(page)).length;
      await act('Expand').click();
      await expect.poll(async () => (await shownIds(page)).length).toBeGreaterThan(before);
      await act('Pin').click();
      await act('Unpin').waitFor();
      await act('Hide').click();
      await expect.poll(() => shownIds(page)).not.toContain('agreement:pact');
      await page.context().close();
    }
    await open('/table?sel=actor:geert-wilders');
    await inspector().getByRole('heading', { name: 'Geert Wilders' }).waitFor();
    expect(await act('Hide').count()).toBe(0);
  });

  test('a right click on the empty canvas opens its menu; Escape and a choice close it', async () => {
    await open('/');
    await drawn(page);
    await page.getByRole('button', { name: 'Fit to the canvas' }).click();
    const canvas = page.locator('.canvas');
    await canvas.click({ button: 'right', position: { x: 4, y: 4 } });
    const menu = page.getByRole('menu', { name: 'Menu of the canvas' });
    await menu.getByRole('menuitem', { name: 'Group by party' }).waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await canvas.click({ button: 'right', position: { x: 4, y: 4 } });
    await menu.getByRole('menuitem', { name: 'History' }).click();
    await menu.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'History' }).waitFor();
  });

  test('a selected statement is announced with speaker, stance and object, and listed so', async () => {
    const id = 'statement:wilders-new-wind';
    await open(`/?sel=${id}`);
    await drawn(page);
    await page.evaluate((one) => window.__stancegraph?.cy.getElementById(one).id(), id);
    const said =
      /^Geert Wilders\. Supports Dutch opt-out request.*\. “it is a sign that a new wind is blowing\.”, 18 September 2024/;
    const shown = await shownIds(page);
    if (!shown.includes(id))
      await inspector().getByRole('button', { name: 'Add to the canvas' }).click();
    await expect
      .poll(() => page.locator('[aria-live]').allTextContents())
      .toContainEqual(expect.stringMatching(said));
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const list = page.getByRole('region', { name: 'Graph as list' });
    await list.getByRole('button', { name: said }).first().waitFor();
  });

  test('a word of the filter without letters finds nothing, and says so', async () => {
    await open('/table?q=%28');
    await page.getByRole('heading', { name: 'No statement matches these filters' }).waitFor();
    await page.getByText('0 statements').waitFor();
  });

  test('an office stands with its institution, notes with their source', async () => {
    await open('/table?speaker=actor:donald-tusk');
    await page.getByText('Prime Minister, Poland').first().waitFor();
    await page.getByText('not verified').first().waitFor();
    await page.goto(`${served.server.url}/statements/statement:donald-tusk-05`);
    await page.getByText('Not verified: rests on general knowledge.').waitFor();
    await page.getByText('Words and speaker were not found again').waitFor();
    await page.getByText('Prime Minister, Poland').first().waitFor();
  });

  test('the timeline of a result says by what it is dated, and what is undated', async () => {
    await open('/queries/unverified-facts');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByLabel('Dated by').waitFor();
    await page.getByRole('region', { name: 'Undated' }).waitFor();
  });

  test('what was read on another page is in the trail, and a story can be taken along from its cover', async () => {
    await open('/statements/statement:wilders-new-wind');
    await page.getByText('it is a sign').first().waitFor();
    await page.getByRole('link', { name: 'Graph' }).first().click();
    await drawn(page);
    await page.getByRole('button', { name: 'Trail' }).click();
    await page.getByRole('button', { name: /^Read “it is a sign/ }).waitFor();
    await page.goto(`${served.server.url}/scenes`);
    await page
      .getByRole('link', { name: /The letter that asked/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Save as HTML' }).waitFor();
  });

  test('names of agreements are not hyphenated by rules of another language', async () => {
    await open('/matrix');
    await page.getByRole('grid', { name: 'Stance matrix' }).waitFor();
    const heads = await page.getByRole('columnheader').allTextContents();
    expect(heads.some((text) => text.includes('tweestatusstelsel'))).toBe(true);
    expect(heads.filter((text) => text.includes('\u00AD'))).toEqual([]);
  });
});
