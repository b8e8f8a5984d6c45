/** Who speaks for whom, and unknown dates of office, in Chromium: said and drawn wherever it counts. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { drawn, explorerForTests } from '../setup/browser.ts';

describe.runIf(process.env.CHROMIUM_PATH)('capacities in Chromium', () => {
  const served = explorerForTests();
  let page: Page;
  const open = async (path: string, options = {}) => {
    page = await served.show(path, options);
    return page;
  };
  const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
  const doubt = 'dates of office unknown';

  test('the matrix says what is uncertain, has a line for members, and the address its scope', async () => {
    await open('/matrix?rows=institution');
    const grid = page.getByRole('grid', { name: 'Stance matrix' });
    await page.getByText(`234 statements, 7 with ${doubt}`).waitFor();
    const commission = grid.getByRole('row', { name: /^European Commission/ });
    await commission.getByText(`, 4 with ${doubt}`).waitFor({ state: 'attached' });
    const cell = commission.getByRole('gridcell', { name: /on Pact on Migration.*16 support/ });
    expect(await cell.getAttribute('aria-label')).toContain(`with ${doubt}`);
    expect(await cell.locator('.hollow').count()).toBe(1);

    const members = grid.getByRole('gridcell', {
      name: /^Netherlands, members also said on Dutch opt-out request.*19 support/,
    });
    await members.click();
    await inspector().getByText('32 statements in this cell').waitFor();
    await inspector()
      .getByRole('heading', { name: /^Members and parts of Netherlands on/ })
      .waitFor();
    await page.reload();
    await inspector().getByText('32 statements in this cell').waitFor();

    await page.goto(`${served.server.url}/matrix?rows=institution`);
    await page.getByRole('combobox', { name: 'Who speaks for it' }).selectOption('all');
    await page.waitForURL(/scope=all/);
    await page.getByText(`234 statements, 17 with ${doubt}`).waitFor();
    expect(await grid.getByText('members also said').count()).toBe(0);
    await grid.getByRole('link', { name: 'European Union', exact: true }).waitFor();
    await page.getByText('More filters').click();
    await page.getByRole('checkbox', { name: 'Known dates only' }).check();
    await page.waitForURL(/certain=true/);
    await page.getByText('217 statements').waitFor();
  });

  test('an institution’s page counts its own, and what members also said apart', async () => {
    await open('/institutions/netherlands');
    const numbers = page.locator('.numbers');
    await numbers.getByText('3 support').waitFor();
    await numbers
      .getByText(`Members and parts also said: 92 statements, 4 with ${doubt}`)
      .waitFor();
    await numbers.getByRole('link', { name: '92 statements' }).click();
    await page.waitForURL(/institution=institution:netherlands.*scope=members/);
    await page
      .getByText(`of 92 shown, 4 with ${doubt}`)
      .or(page.getByText(/92 statements, 4/))
      .first()
      .waitFor();
    await page.goto(`${served.server.url}/institutions/european-commission`);
    await page.getByText(`4 with ${doubt}`).first().waitFor();
    await page.getByRole('cell', { name: doubt, exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Known dates only' }).check();
    await page.locator('.numbers .big', { hasText: /^28$/ }).waitFor();
  });

  test('table, card and list of a page say it in words', async () => {
    await open('/table?institution=institution:european-commission');
    await page.getByText(`32 statements, 4 with ${doubt}`).waitFor();
    const said = `Spokesperson, European Commission (${doubt})`;
    const row = page.getByRole('row').filter({ hasText: said }).first();
    await row.locator('button').first().click();
    await inspector().getByText(`(${doubt})`).waitFor();
    await page.goto(`${served.server.url}/agreements/pact`);
    const commission = page.getByRole('row', { name: /^European Commission/ });
    await commission.getByText(`2 with ${doubt}`).waitFor();
    await page
      .getByRole('button', { name: /European Commission, members and parts: .*membership unknown/ })
      .first()
      .waitFor();
  });

  test('on the canvas an office without dates is hollow, with an entry in the legend and the list', async () => {
    await open('/?sel=actor:anitta-hipper');
    await drawn(page);
    await inspector().getByText(doubt).waitFor();
    const legend = page.getByRole('list', { name: 'Legend of relationships' });
    await legend.getByText(/^Dates( of membership)? unknown/).waitFor();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const list = page.getByRole('region', { name: 'Graph as list' });
    await list.getByRole('button', { name: 'More on Marjolein Faber', exact: true }).click();
    await list.getByText('dates of membership unknown').first().waitFor();
  });

  test('whoever could not be identified comes last, marked', async () => {
    await open('/matrix?rows=institution&scope=own');
    const grid = page.getByRole('grid', { name: 'Stance matrix' });
    await grid.getByRole('row').nth(1).waitFor();
    await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const row = grid.getByRole('row', { name: /not identified/ });
    await row.waitFor();
    const count = Number(await grid.getAttribute('aria-rowcount'));
    expect(await row.getAttribute('aria-rowindex')).toBe(String(count - 1));
  });
});
