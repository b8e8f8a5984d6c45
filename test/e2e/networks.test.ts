/** Networks in a browser: which two parties agree most, on what, in which words, by roles and names alone. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { explorerForTests } from '../setup/browser.ts';

describe('networks', () => {
  const explorer = explorerForTests();
  const shown = async (): Promise<Page> => {
    const on = await explorer.show('/networks');
    await on
      .getByText(/of \d+ links/)
      .first()
      .waitFor();
    return on;
  };
  const list = (on: Page) => on.getByRole('region', { name: 'Graph as list' });

  test('by keys, the list leads to the quotations of both sides, and the sum that they give', async () => {
    const on = await shown();
    await on.getByRole('button', { name: 'List', exact: true }).focus();
    await on.keyboard.press('Enter');
    const first = list(on).getByRole('listitem').first();
    const said = await first.textContent();
    await first.getByRole('button').focus();
    await on.keyboard.press('Enter');
    const evidence = on.getByRole('region', { name: 'Evidence' });
    await evidence.getByText(/same side − \d+ opposite sides = /).waitFor();
    // The weight of the list is that of the evidence.
    const weight = /\d+\.\d\d/.exec(said ?? '')?.[0] ?? '';
    expect(await evidence.textContent()).toContain(weight);
    expect(await evidence.getByRole('heading', { level: 4 }).count()).toBeGreaterThan(1);
    expect(await evidence.locator('blockquote, .paraphrased').count()).toBeGreaterThan(1);
    expect(on.url()).toContain('pair=');
    expect(on.url()).toContain('list=1');
  });

  test('an impossible choice is greyed with its reason; a preset makes a whole network', async () => {
    const on = await shown();
    const option = on.getByRole('option', { name: /combine.*two-mode|combine.*one-mode/ });
    expect(await option.getAttribute('disabled')).not.toBeNull();
    await on.getByRole('button', { name: 'Who stands where' }).click();
    await on.waitForURL(/mode=two/);
    await on
      .getByText(/of \d+ links/)
      .first()
      .waitFor();
  });

  test('the matrix opens a cell by keys, coalitions say how firm they are, slices are shown', async () => {
    const on = await shown();
    await on.getByRole('button', { name: 'Matrix', exact: true }).click();
    const cell = on.getByRole('button', { name: /same side \d+, opposite sides \d+/ }).first();
    await cell.focus();
    await on.keyboard.press('Enter');
    await on
      .getByRole('region', { name: 'Evidence' })
      .getByRole('heading', { level: 3 })
      .first()
      .waitFor();
    await on.getByRole('button', { name: 'Coalitions', exact: true }).last().click();
    await on.getByRole('region', { name: 'Coalition 1' }).waitFor();
    await on
      .getByText(/stays in \d+ of \d+/)
      .first()
      .waitFor();
    await on.getByRole('button', { name: 'Over time' }).click();
    await on.getByRole('button', { name: /^2024 / }).waitFor();
  });

  test('a period opens the words behind its links; two periods are compared pair by pair', async () => {
    const on = await explorer.show('/networks?view=time');
    await on.getByRole('button', { name: /^2024 / }).click();
    const links = on.getByRole('region', { name: 'Links of the period' });
    await links.getByRole('heading', { name: '2024' }).waitFor();
    const first = links.getByRole('listitem').first();
    const weight = /[\d.]+\.\d\d/.exec((await first.textContent()) ?? '')?.[0] ?? '';
    await first.getByRole('button').click();
    const evidence = on.getByRole('region', { name: 'Evidence' });
    await evidence.getByText(/same side − \d+ opposite sides = /).waitFor();
    expect(await evidence.textContent()).toContain(weight);
    // Nothing that was said in another year counts in this one.
    const said = await evidence.locator('.network-side li > p').allTextContents();
    expect(said.length).toBeGreaterThan(1);
    for (const text of said) expect(text).toContain('2024');
    await links.getByLabel('Compare with').selectOption({ label: '2023' });
    await links.getByRole('heading', { name: '2024 beside 2023' }).waitFor();
    const row = links.getByRole('row').filter({ has: on.getByRole('button', { name: /2023$/ }) });
    const before = row.first().getByRole('button', { name: /2023$/ });
    const shownBefore = (await before.textContent()) ?? '';
    await before.click();
    await links.getByRole('heading', { name: '2023 beside 2024' }).waitFor();
    await expect.poll(() => evidence.locator('.network-sum b').textContent()).toBe(shownBefore);
    await on.reload();
    await links.getByRole('heading', { name: '2023 beside 2024' }).waitFor();
  });

  test('a view is a picture for others, which a frame draws with its settings and source', async () => {
    const on = await explorer.show('/networks?view=matrix');
    await on.locator('summary', { hasText: 'Picture' }).click();
    const [saved] = await Promise.all([
      on.waitForEvent('download'),
      on.getByRole('button', { name: 'Drawing (SVG)' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe('network.svg');
    const framed = await explorer.show('/embed/networks');
    const title = 'Parties that stand together, and against one another';
    await framed.getByRole('heading', { name: title }).waitFor();
    const figure = framed.getByRole('img', { name: title }).first();
    await figure.waitFor();
    const words = await figure.textContent();
    expect(words).toContain('aggregation subtract, normalization average');
    expect(words).toMatch(/Source: Stancegraph, .*\/networks/);
  });

  test('the threshold hides lines and asks nothing of the server', async () => {
    const on = await shown();
    const asked: string[] = [];
    on.on('request', (request) => {
      if (request.url().includes('/api/networks')) asked.push(request.url());
    });
    await on.waitForLoadState('networkidle');
    asked.length = 0;
    const slider = on.getByRole('slider');
    await slider.focus();
    for (let step = 0; step < 30; step += 1) await on.keyboard.press('ArrowRight');
    const [left = 0, all = 0] = (await on
      .getByText(/\d+ of \d+ links/)
      .first()
      .textContent())!
      .match(/\d+/g)!
      .map(Number);
    expect(left).toBeLessThan(all);
    expect(asked).toEqual([]);
    expect(on.url()).toContain('threshold=');
  });
});
