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

  test('the list leads to the quotations of both sides, and the sum that they give', async () => {
    const on = await shown();
    await on.getByRole('button', { name: 'List', exact: true }).click();
    const first = list(on).getByRole('listitem').first();
    const said = await first.textContent();
    await first.getByRole('button').click();
    const evidence = on.getByRole('region', { name: 'Evidence' });
    await evidence.getByText(/same side − \d+ opposite sides = /).waitFor();
    // The weight of the list is that of the evidence.
    const weight = /\d+\.\d\d/.exec(said ?? '')?.[0] ?? '';
    expect(await evidence.textContent()).toContain(weight);
    expect(await evidence.getByRole('heading', { level: 4 }).count()).toBeGreaterThan(1);
    expect(await evidence.locator('blockquote, .paraphrased').count()).toBeGreaterThan(1);
    expect(on.url()).toContain('pair=');
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
