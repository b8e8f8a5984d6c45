/** Going back to a page of queries in a real browser: what was there again, and nothing is run. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { explorerForTests } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('going back to queries', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string) => {
    page = await served.show(path);
    // The editor comes late and moves what is below it: a click meanwhile may miss.
    if (path.startsWith('/queries/new')) await editor().waitFor();
  };
  const result = () => page.getByRole('region', { name: 'Result' });
  const editor = () => page.getByRole('textbox', { name: 'Cypher' });
  const text = async () => (await page.locator('.cm-line').allTextContents()).join('\n');
  /** Queries that are run from now on; what the editor asks to check a text is none. */
  const runs = () => {
    const asked: string[] = [];
    page.on('request', (request) => {
      const isRun = /\/api\/(cypher$|queries\/[^/]+\/run$)/.test(request.url());
      const body = isRun ? (request.postDataJSON() as { query?: string }) : {};
      if (isRun && !/^\s*explain\b/i.test(body.query ?? '')) asked.push(request.url());
    });
    return asked;
  };
  const isKept = () => result().getByText(/; run at \d\d:\d\d/);
  const onCanvas = () => page.waitForURL(/\/#g=|\/\?.*#g=/);

  test('back from the canvas: query, rows, order and place again, and nothing is run', async () => {
    const cypher = 'UNWIND range(1, 300) AS n RETURN n, n % 7 AS rest';
    await open(`/queries/new?run=1&cypher=${encodeURIComponent(cypher)}`);
    await result().getByText('300 rows').waitFor();
    await page.getByRole('button', { name: 'rest' }).click();
    await page.locator('[aria-sort=ascending]').waitFor();
    const grid = page.getByRole('grid');
    await grid.evaluate((one) => one.scrollTo({ top: 3800 }));
    const cell = page.locator('[data-at="100:0"]');
    const first = await cell.textContent();
    await page.getByRole('link', { name: 'Graph', exact: true }).click();
    await onCanvas();
    const asked = runs();
    await page.goBack();
    await isKept().waitFor();
    await expect.poll(() => grid.evaluate((one) => one.scrollTop)).toBe(3800);
    expect(await cell.textContent()).toBe(first);
    expect(await page.locator('[aria-sort=ascending]').textContent()).toBe('rest');
    await editor().waitFor();
    expect(await text()).toBe(cypher);
    expect(asked).toEqual([]);
    // Running it again is one key away, and no longer of before.
    await editor().focus();
    await page.keyboard.press('Control+Enter');
    await isKept().waitFor({ state: 'detached' });
    await result().getByText('300 rows').waitFor();
    expect(asked).toHaveLength(1);
  });

  test('back after adding to the canvas: the drawing again, also of text not yet in the address', async () => {
    await open('/queries/new');
    await editor().fill('MATCH (a:Actor)-[m:MEMBER_OF]->(p:Party) RETURN a, m, p LIMIT 9');
    await page.keyboard.press('Control+Enter');
    await result().getByText('9 rows').waitFor();
    await result().getByRole('tab', { name: 'Graph' }).click();
    const drawing = result().getByText(/nodes and \d+ relationships/);
    const shown = await drawing.textContent();
    await editor().press('Control+End');
    await page.keyboard.type(' // mine');
    await result().getByRole('button', { name: 'Add to the canvas' }).click();
    await onCanvas();
    const asked = runs();
    await page.goBack();
    await isKept().waitFor();
    await result().getByRole('tab', { name: 'Graph', selected: true }).waitFor();
    expect(await drawing.textContent()).toBe(shown);
    await expect.poll(text).toContain('LIMIT 9 // mine');
    await page.waitForURL(/mine/);
    expect(asked).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: 'Not run yet' }).waitFor();
    await page.getByRole('button', { name: 'Run it' }).click();
    await result().getByText('9 rows').waitFor();
    expect(asked).toHaveLength(1);
  });

  test('back to a saved query and to a sentence: their answers again, not asked anew', async () => {
    await open('/queries/most-quoted-speakers');
    const said = result().getByText(/^\d+ rows/);
    await said.waitFor();
    await result().getByRole('tab', { name: 'JSON' }).click();
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await page.getByRole('heading', { name: 'Ask a question' }).waitFor();
    await said.waitFor();
    await page.getByRole('link', { name: 'Graph', exact: true }).click();
    await onCanvas();
    const asked = runs();
    await page.goBack();
    await page.getByRole('heading', { name: 'Ask a question' }).waitFor();
    await isKept().waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Who has the most statements' }).waitFor();
    await isKept().waitFor();
    await result().getByRole('tab', { name: 'JSON', selected: true }).waitFor();
    expect(asked).toEqual([]);
  });

  test('between two values of one saved query: each with its rows, view and order', async () => {
    const asked = '/queries/what-one-speaker-said?speaker=actor:';
    await open(`${asked}marjolein-faber`);
    const said = result().getByText(/^\d+ rows/);
    await said.waitFor();
    const first = await said.textContent();
    await result().getByRole('tab', { name: 'Table' }).click();
    await page.locator('.results [role=columnheader] button').first().click();
    await page.locator('[aria-sort=ascending]').waitFor();
    const picker = page.getByRole('combobox', { name: 'Speaker' });
    await picker.fill('wilders');
    await page.getByRole('option', { name: 'Geert Wilders' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.waitForURL(/geert-wilders/);
    await expect.poll(() => said.textContent()).not.toBe(first);
    const second = await said.textContent();
    await result().getByRole('tab', { name: 'JSON' }).click();

    const ran = runs();
    await page.goBack();
    await isKept().waitFor();
    expect(await said.textContent()).toContain(first);
    await result().getByRole('tab', { name: 'Table', selected: true }).waitFor();
    await page.locator('[aria-sort=ascending]').waitFor();
    expect(await picker.inputValue()).toBe('Marjolein Faber');
    await page.goForward();
    await result().getByRole('tab', { name: 'JSON', selected: true }).waitFor();
    expect(await said.textContent()).toContain(second);
    expect(await picker.inputValue()).toBe('Geert Wilders');
    expect(ran).toEqual([]);
  });

  test('to another query in the editor: its text comes with its rows; a selection changes neither', async () => {
    await open('/queries/new');
    await editor().fill('MATCH (p:Party) RETURN p ORDER BY p.id LIMIT 3');
    await page.keyboard.press('Control+Enter');
    await result().getByText('3 rows').waitFor();
    await page.waitForURL(/LIMIT.3/);
    await page.locator('[data-at="0:0"] a').click();
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
    await editor().fill('MATCH (p:Party) RETURN p ORDER BY p.id LIMIT 5');
    await page.keyboard.press('Control+Enter');
    await result().getByText('5 rows').waitFor();
    await page.waitForURL(/LIMIT.5/);
    const ran = runs();
    await page.goBack();
    await result().getByText('3 rows').waitFor();
    await expect.poll(text).toContain('LIMIT 3');
    await page.goForward();
    await result().getByText('5 rows').waitFor();
    await expect.poll(text).toContain('LIMIT 5');
    await page.locator('[data-at="2:0"] a').click();
    await page.waitForURL(/sel=/);
    await editor().fill('MATCH (p:Party) RETURN p ORDER BY p.id LIMIT 5 // half written');
    await page.goBack();
    await expect.poll(text).toContain('half written');
    expect(ran).toEqual([]);
  });
});
